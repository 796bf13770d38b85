// Runs samples of findings behind the middleware of X-Ray: node run-segment-samples.mjs PORT:FILE...
// The nth sample's trace begins with its number, as eight hexadecimal digits, so that a receiver can tell them apart
// though a segment be sent when the next sample runs; what begins a trace of its own is known by the sample's port.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import AWSXRay from 'aws-xray-sdk-core';

AWSXRay.middleware.disableCentralizedSampling();

/** @type {() => Promise<unknown>} */
let home;
const server = createServer((req, res) => {
  const segment = AWSXRay.middleware.traceRequestResponseCycle(req, res);
  void AWSXRay.getNamespace().runPromise(async () => {
    AWSXRay.setSegment(segment);
    res.end(JSON.stringify(await home()));
  });
}).listen(0, '127.0.0.1');
await once(server, 'listening');

async function ask(traceHeader) {
  const headers = { host: 'localhost', 'x-amzn-trace-id': traceHeader };
  const { port } = server.address();
  const sent = request({ host: '127.0.0.1', port, path: '/api/activities/home', headers, agent: false });
  const [answer] = await once(sent.end(), 'response');
  answer.resume();
  await once(answer, 'end');
}

for (const [at, argument] of process.argv.slice(2).entries()) {
  const [, port, file] = /^(\d+):(.+)$/.exec(argument);
  AWSXRay.setDaemonAddress(`127.0.0.1:${port}`);
  AWSXRay.middleware.dynamicNaming = false;
  AWSXRay.middleware.setDefaultName('backend-node');
  const { requests } = JSON.parse(readFileSync(new URL('segment-checks.json', pathToFileURL(file)), 'utf8'));
  ({ home } = await import(pathToFileURL(file).href));
  // Without a function to serve, a sample has done everything by itself.
  if (home === undefined) continue;
  const root = `Root=1-${(at + 1).toString(16).padStart(8, '0')}-${'a'.repeat(24)}`;
  // Of several requests the SDK's own rules decide which are sampled.
  if (requests === undefined) await ask(`${root};Sampled=1`);
  for (let nth = 0; nth < (requests ?? 0); nth += 1) await ask(root);
}
server.close();
// What was sent last is still on its way.
await setTimeout(200);
process.exit(0);
