import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  paginateFilterLogEvents,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLogsDoor, type LogsDoor } from './logs-door.ts';

const logGroupName = 'burst';
const STREAMS = 4;
const BATCHES = 3;
/** With its overhead, nearly a megabyte in each batch. */
const EVENTS = 1000;
const LINE = 'x'.repeat(900);

let door: LogsDoor;
beforeAll(async () => {
  door = await openLogsDoor();
  Object.assign(process.env, door.variables);
});
afterAll(() => door.close());

/** Puts batches one after the other; resolves with every line that was acknowledged. */
async function pour(client: CloudWatchLogsClient, stream: number): Promise<string[]> {
  const logStreamName = `stream-${stream}`;
  await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  const acknowledged: string[] = [];
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const timestamp = Date.now();
    const lines = Array.from({ length: EVENTS }, (_, index) => `${stream}/${batch}/${index} ${LINE}`);
    const logEvents = lines.map((message) => ({ timestamp, message }));
    await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
    acknowledged.push(...lines);
  }
  return acknowledged;
}

describe('twelve megabytes of log events from four clients at once', () => {
  it('are all there, each once and in its order, and are counted so', async () => {
    const client = new CloudWatchLogsClient();
    await client.send(new CreateLogGroupCommand({ logGroupName }));
    const poured = await Promise.all(Array.from({ length: STREAMS }, (_, stream) => pour(client, stream)));
    const read: string[] = [];
    for await (const { events = [] } of paginateFilterLogEvents(
      { client },
      { logGroupName, filterPattern: '-nothing' },
    )) {
      read.push(...events.map(({ message = '' }) => message));
    }
    for (const [stream, lines] of poured.entries()) {
      expect(read.filter((line) => line.startsWith(`${stream}/`))).toEqual(lines);
    }
    const ledger = await door.engine.signalLedger('local');
    const count = STREAMS * BATCHES * EVENTS;
    expect(ledger.log).toEqual({ received: count, inFlight: 0, stored: count, refused: 0, pruned: 0 });
  });
});
