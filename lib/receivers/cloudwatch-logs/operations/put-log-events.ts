import type { LogEvent } from '../../../telemetry/log-event.ts';
import type { Answer, Call } from '../call.ts';
import { groupOrFault, nanoseconds, noSuchStream, streamExists } from '../catalogue.ts';
import { Fault } from '../fault.ts';
import { readInput } from '../input.ts';
import { readLine } from '../lines/read-line.ts';
import { groupName, streamName } from '../names.ts';
import { expiryOf } from '../retention.ts';
import { readBatch } from './batch.ts';
import { sortOut, type Sorted } from './rejections.ts';

/**
 * PutLogEvents. A batch that breaks a limit is refused whole; an event outside the times that the service takes is left
 * out alone, and the answer says which. Sequence tokens are accepted and ignored, as the service does since 2023.
 */
export async function putLogEvents({ desk, body }: Call): Promise<Answer | Fault> {
  const input = readInput(body, {
    logGroupName: { ...groupName, required: true },
    logStreamName: { ...streamName, required: true },
    sequenceToken: { kind: 'text', min: 1 },
  });
  if (input instanceof Fault) return input;
  const { logGroupName, logStreamName } = input;
  const batch = readBatch(body.logEvents);
  if (batch instanceof Fault) return batch;
  const group = await groupOrFault(desk, logGroupName);
  if (group instanceof Fault) return group;
  if (!(await streamExists(desk, logGroupName, logStreamName))) return noSuchStream();

  const now = desk.now();
  const sorted = sortOut(batch, { now, expiry: expiryOf(group, now) });
  const place = { group: logGroupName, stream: logStreamName, observedTime: nanoseconds(now) };
  const logs = sorted.taken.map(({ timestamp, message }) =>
    readLine(message, { ...place, time: nanoseconds(timestamp) }),
  );
  await desk.file(
    logs.map((log) => ({ signal: 'log', log })),
    sorted.refused,
  );
  return answerOf(logs, sorted);
}

function answerOf(logs: readonly LogEvent[], { refused, info }: Sorted): Answer {
  return {
    output: { nextSequenceToken: NEXT_TOKEN, ...(refused.length === 0 ? {} : { rejectedLogEventsInfo: info }) },
    taken: { accepted: logs.length, refused, traceIds: traceIdsOf(logs) },
  };
}

/** Every token is as good as another; old clients want to see one. */
const NEXT_TOKEN = '4'.padEnd(56, '9');

const traceIdsOf = (logs: readonly LogEvent[]): string[] => [
  ...new Set(logs.map(({ traceId }) => traceId).filter((traceId) => traceId !== null)),
];
