import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  GetQueryResultsCommand,
  PutLogEventsCommand,
  StartQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { openLogsDoor } from '../interop/vendors/logs-door.ts';
import { figure, latency } from './statistics.ts';

const logGroupName = 'bench';
const STREAMS = 4;
/** Each batch is nearly as large as it may be; all of them together are 100 MB. */
const BATCHES = 120;
const EVENTS = 2500;

/** A line as a structured logger writes one, about 350 bytes of it. */
function lineOf(batch: number, index: number): string {
  const id = (batch * EVENTS + index).toString(16);
  return JSON.stringify({
    timestamp: new Date().toISOString(),
    level: index % 50 === 0 ? 'error' : 'info',
    service: 'backend-next',
    trace_id: id.padStart(32, 'a'),
    span_id: id.padStart(16, 'b'),
    method: 'GET',
    path: '/api/activities/home',
    status: index % 50 === 0 ? 500 : 200,
    took_ms: index % 97,
    message: `Hello Cloudwatch! from /api/activities/home, ${'a line of some length '.repeat(3)}`,
  });
}

/** 100 MB of log events through the SDK of AWS, the doors and the engine; ends where one that was acknowledged is missing. */
export async function benchLogEvents(): Promise<string[]> {
  const door = await openLogsDoor();
  Object.assign(process.env, door.variables);
  const client = new CloudWatchLogsClient();
  try {
    await client.send(new CreateLogGroupCommand({ logGroupName }));
    const took: number[] = [];
    let bytes = 0;
    const waiting = Array.from({ length: BATCHES }, (_, batch) => batch);
    const pour = async (stream: number): Promise<void> => {
      const logStreamName = `stream-${stream}`;
      await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
      for (let batch = waiting.pop(); batch !== undefined; batch = waiting.pop()) {
        const timestamp = Date.now();
        const at = batch;
        const logEvents = Array.from({ length: EVENTS }, (_, index) => ({ timestamp, message: lineOf(at, index) }));
        for (const { message } of logEvents) bytes += message.length;
        const started = performance.now();
        await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
        took.push(performance.now() - started);
      }
    };
    const started = performance.now();
    await Promise.all(Array.from({ length: STREAMS }, (_, stream) => pour(stream)));
    const seconds = (performance.now() - started) / 1000;
    const { log } = await door.engine.signalLedger('local');
    const sent = BATCHES * EVENTS;
    if (log.stored !== sent) throw new Error(`${sent} log events were acknowledged and ${log.stored} are stored.`);
    return [
      figure(`log events, ${EVENTS} a batch, ${Math.round(bytes / 1e6)} MB`, 'events/s', [sent / seconds]),
      latency('… from batch to its answer', took),
      `${'… stored of acknowledged'.padEnd(52)} ${log.stored.toLocaleString('en')} of ${sent.toLocaleString('en')}`,
      ...(await reads(client)),
    ];
  } finally {
    await door.close();
  }
}

async function reads(client: CloudWatchLogsClient): Promise<string[]> {
  const startTime = Math.floor(Date.now() / 1000) - 3600;
  const query = 'filter level = "error" | stats count(*) by bin(1m)';
  const filter = await timed(() =>
    client.send(new FilterLogEventsCommand({ logGroupName, filterPattern: '{ $.status >= 500 }', limit: 100 })),
  );
  const { queryId } = await client.send(
    new StartQueryCommand({ logGroupName, startTime, endTime: startTime + 7200, queryString: query }),
  );
  const answered = await timed(() => client.send(new GetQueryResultsCommand({ queryId })));
  return [latency('… the first 100 by a filter pattern', [filter]), latency(`… ${query}`, [answered])];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
