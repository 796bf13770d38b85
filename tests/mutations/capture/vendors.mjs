// Captures what the vendors' own clients send of one request: segments by aws-xray-sdk-core over UDP, reports by rollbar
// over HTTP. Each file holds one document a line, as it came: node tests/mutations/capture/vendors.mjs
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';

const require = createRequire(import.meta.url);
const root = new URL('../../../', import.meta.url).pathname;

/** The trace of the golden “home”, so that spans and segments are of one request. */
const TRACE = '181a9dd2b23ad04c4f6a07cafcc5ae03';
const xrayTrace = `1-${TRACE.slice(0, 8)}-${TRACE.slice(8)}`;

/** Nothing of the machine that captured it stays in a golden. */
function homeless(text) {
  const document = JSON.parse(text.replaceAll(root.slice(0, -1), '/app'));
  delete document.notifier?.configured_options;
  delete document.notifier?.diagnostic;
  if (document.server) document.server = { root: '/app/tests/mutations/capture', host: 'practice' };
  return `${JSON.stringify(document)}\n`;
}

const save = (name, documents) =>
  writeFileSync(new URL(`../goldens/${name}.jsonl`, import.meta.url), documents.map(homeless).join(''));

const documents = [];
const daemon = createSocket('udp4');
daemon.on('message', (datagram) => documents.push(String(datagram).split('\n').slice(1).join('\n')));
daemon.bind(0, '127.0.0.1');
await once(daemon, 'listening');
process.env.AWS_XRAY_DAEMON_ADDRESS = `127.0.0.1:${daemon.address().port}`;
process.env.AWS_XRAY_LOG_LEVEL = 'silent';

const AWSXRay = require('aws-xray-sdk-core');
AWSXRay.middleware.disableCentralizedSampling();
AWSXRay.middleware.setDefaultName('backend-node');

const mockData = (act) =>
  AWSXRay.captureAsyncFunc('mock-data', async (subsegment) => {
    act(subsegment);
    subsegment.close();
  });

const whole = () =>
  mockData((subsegment) => {
    subsegment.addAnnotation('result_length', 3);
    subsegment.addAnnotation('url', '/api/activities/home');
    subsegment.addMetadata('key', { now: '2026-11-22T09:30:00.000Z', 'results-size': 3 }, 'namespace');
  });

/** What a view does, by the name of its capture. */
const views = {
  'segments': whole,
  'segments-named-by-host': whole,
  'segments-unclosed': () => void AWSXRay.getSegment().addNewSubsegment('mock-data'),
  'segments-list-annotation': () => mockData((subsegment) => subsegment.addAnnotation('result_length', [1, 2, 3])),
  'segments-in-metadata': () => mockData((subsegment) => subsegment.addMetadata('result_length', 3)),
  'segments-failing': () => {
    throw new TypeError('feed is undefined');
  },
  'segments-of-its-own': () => {
    const own = new AWSXRay.Segment('user_activities', xrayTrace);
    own.addNewSubsegment('mock-data').close();
    own.close();
    AWSXRay.getSegment().notTraced = true;
  },
}; // prettier-ignore

let view = whole;
const server = createServer((req, res) => {
  const segment = AWSXRay.middleware.traceRequestResponseCycle(req, res);
  const namespace = AWSXRay.getNamespace();
  void namespace.runPromise(async () => {
    AWSXRay.setSegment(segment);
    try {
      await view();
      res.end('[]');
    } catch (error) {
      segment.addError(error);
      res.statusCode = 500;
      res.end();
    }
  });
}).listen(0, '127.0.0.1');
await once(server, 'listening');

for (const [name, act] of Object.entries(views)) {
  view = act;
  AWSXRay.middleware.dynamicNaming = name === 'segments-named-by-host';
  const headers = { host: '4567-cruddur.example.org', 'x-amzn-trace-id': `Root=${xrayTrace};Sampled=1` };
  const { port } = server.address();
  const sent = request({ host: '127.0.0.1', port, path: '/api/activities/home', headers, agent: false });
  const [answer] = await once(sent.end(), 'response');
  answer.resume();
  await once(answer, 'end');
  await setTimeout(200);
  save(name, documents.splice(0));
}
server.close();
daemon.close();

const reports = [];
const tracker = createServer((req, res) => {
  let body = '';
  req.on('data', (chunk) => (body += chunk));
  req.on('end', () => {
    reports.push(JSON.stringify(JSON.parse(body).data));
    res.end('{"err":0,"result":{"uuid":"x"}}');
  });
}).listen(0, '127.0.0.1');
await once(tracker, 'listening');

const Rollbar = require('rollbar');
const rollbar = new Rollbar({
  accessToken: 'none-at-all',
  endpoint: `http://127.0.0.1:${tracker.address().port}/api/1/item/`,
  environment: 'production',
  captureUncaught: false,
  codeVersion: 'v2',
  payload: { server: { root: `${root}tests/mutations/capture` } },
});
const told = { trace_id: TRACE, span_id: 'e62db3f480ad6a78', order: { id: 'o-1' } };
const asked = { method: 'GET', url: '/api/activities/home', headers: { host: 'localhost:4567' } };

function runHome(which) {
  return new TypeError(`The handler of ${which} returned nothing.`);
}
/** What is reported, by the name of its capture. */
const tellings = {
  'reports': () => rollbar.error(runHome('home'), asked, told),
  'reports-untraced': () => rollbar.error(runHome('home'), asked),
  'reports-warning': () => rollbar.warning('Hello World!', asked, told),
  'reports-changing': () => {
    for (const id of ['o-1', 'o-2', 'o-3']) rollbar.error(runHome(`order ${id}`), asked, told);
  },
}; // prettier-ignore
for (const [name, tell] of Object.entries(tellings)) {
  tell();
  await new Promise((resolve) => rollbar.wait(resolve));
  await setTimeout(100);
  save(name, reports.splice(0));
}
tracker.close();
process.exit(0);
