// Runs samples of findings behind the middleware of X-Ray: node run-segment-samples.mjs FILE...
// The nth sample's trace begins with its number, as eight hexadecimal digits, so that a receiver can tell them apart.
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import AWSXRay from 'aws-xray-sdk-core';

AWSXRay.middleware.disableCentralizedSampling();
AWSXRay.middleware.setDefaultName('backend-node');

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

for (const [at, file] of process.argv.slice(2).entries()) {
  ({ home } = await import(pathToFileURL(file).href));
  const root = `1-${(at + 1).toString(16).padStart(8, '0')}-${'a'.repeat(24)}`;
  const headers = { host: 'localhost', 'x-amzn-trace-id': `Root=${root};Sampled=1` };
  const { port } = server.address();
  const sent = request({ host: '127.0.0.1', port, path: '/api/activities/home', headers, agent: false });
  const [answer] = await once(sent.end(), 'response');
  answer.resume();
  await once(answer, 'end');
}
server.close();
// What was sent last is still on its way.
await setTimeout(200);
process.exit(0);
