// A service of 2023, as it would be written: the SDK as it comes, told by its environment where the daemon is.
const AWSXRay = require('aws-xray-sdk-core');

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function one(number) {
  const segment = new AWSXRay.Segment('backend-node');
  const namespace = AWSXRay.getNamespace();
  await namespace.runPromise(async () => {
    AWSXRay.setSegment(segment);
    segment.addAnnotation('number', number);
    segment.addMetadata('now', { results: [1, 2, 3] }, 'feed');
    segment.setUser('alice');
    await AWSXRay.captureAsyncFunc('mock-data', async (subsegment) => {
      subsegment.addAnnotation('kind', 'mock');
      subsegment.close();
    });
    try {
      await AWSXRay.captureAsyncFunc('broken', async (subsegment) => {
        const error = new TypeError('feed is undefined');
        subsegment.close(error);
        throw error;
      });
    } catch {
      segment.addFaultFlag();
    }
  });
  segment.close();
  return segment.trace_id;
}

async function sampled(count) {
  const { sampler } = require('aws-xray-sdk-core/dist/lib/middleware/mw_utils');
  const ask = () =>
    sampler.shouldSample({ serviceName: 'backend-node', httpMethod: 'GET', urlPath: '/', host: 'localhost' });
  // The first decision has the SDK fetch its rules; until then it takes one in twenty.
  const giveUp = Date.now() + 30_000;
  while (!Array.from({ length: 10 }, ask).every(Boolean) && Date.now() < giveUp) await pause(100);
  return Array.from({ length: count }, ask).filter(Boolean).length;
}

async function main() {
  const traceIds = [];
  for (let number = 0; number < 3; number += 1) traceIds.push(await one(number));
  // With a hundred subsegments open the SDK sends apart what is closed.
  const long = new AWSXRay.Segment('long-runner');
  const open = [];
  for (let at = 0; at < 250; at += 1) {
    const part = long.addNewSubsegment(`part ${at}`);
    if (at % 2 === 0) part.close();
    else open.push(part);
  }
  for (const part of open) part.close();
  long.close();
  const rules = await sampled(40);
  process.stdout.write(JSON.stringify({ traceIds, long: long.trace_id, sampled: rules }), () => process.exit(0));
}

void main();
