import { Fault } from '../fault.ts';

/** One event of a batch. @property timestamp Unix milliseconds */
export interface InputEvent {
  timestamp: number;
  message: string;
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
export const batchLimits = {
  /** The messages as UTF-8, and `overheadBytes` for each event. */
  bytes: 1_048_576,
  overheadBytes: 26,
  events: 10_000,
  spanMs: 24 * 3_600_000,
} as const;

/** The events of a batch, or the error that loses it whole. */
export function readBatch(value: unknown): InputEvent[] | Fault {
  if (value === undefined || value === null) return constraint('null', 'Member must not be null');
  if (!Array.isArray(value)) return unreadable('logEvents', 'a list');
  if (value.length === 0) return constraint('[]', 'Member must have length greater than or equal to 1');
  if (value.length > batchLimits.events) return constraint(`[${value.length} events]`, atMost);
  const events: InputEvent[] = [];
  for (const [index, entry] of value.entries()) {
    const event = readEvent(entry, index + 1);
    if (event instanceof Fault) return event;
    events.push(event);
  }
  return faultOf(events) ?? events;
}

const atMost = `Member must have length less than or equal to ${batchLimits.events}`;

const constraint = (value: string, said: string, at = 'logEvents'): Fault =>
  new Fault(
    'InvalidParameterException',
    `1 validation error detected: Value '${value}' at '${at}' failed to satisfy constraint: ${said}`.replace(
      "'null'",
      'null',
    ),
    `A batch holds 1 to ${batchLimits.events} events, each with a timestamp in milliseconds and a message.`,
  );

const unreadable = (what: string, wanted: string): Fault =>
  new Fault(
    'SerializationException',
    `The value at '${what}' can not be converted to ${wanted}`,
    'Send logEvents as [{"timestamp": <Unix milliseconds>, "message": "…"}, …].',
  );

function readEvent(entry: unknown, number: number): InputEvent | Fault {
  if (typeof entry !== 'object' || entry === null) return unreadable(`logEvents.${number}`, 'an InputLogEvent');
  const { timestamp, message } = entry as Record<string, unknown>;
  const at = `logEvents.${number}.member`;
  const fault = timestampFault(timestamp, `${at}.timestamp`) ?? messageFault(message, `${at}.message`);
  if (fault !== null) return fault;
  return { timestamp: Math.min(Math.trunc(timestamp as number), Number.MAX_SAFE_INTEGER), message: message as string };
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

function timestampFault(value: unknown, at: string): Fault | null {
  if (isAbsent(value)) return constraint('null', 'Member must not be null', at);
  if (typeof value !== 'number') return unreadable(at, 'a Long');
  return value < 0 ? constraint(String(value), 'Member must have value greater than or equal to 0', at) : null;
}

function messageFault(value: unknown, at: string): Fault | null {
  if (isAbsent(value)) return constraint('null', 'Member must not be null', at);
  if (typeof value !== 'string') return unreadable(at, 'a String');
  return value === '' ? constraint('', 'Member must have length greater than or equal to 1', at) : null;
}

function faultOf(events: readonly InputEvent[]): Fault | null {
  let bytes = 0;
  for (const { message } of events) bytes += Buffer.byteLength(message) + batchLimits.overheadBytes;
  if (bytes > batchLimits.bytes) return tooLarge(bytes);
  const times = events.map(({ timestamp }) => timestamp);
  if (times.some((time, index) => time < (times[index - 1] ?? 0))) return outOfOrder;
  return times.at(-1)! - times[0]! > batchLimits.spanMs ? tooLong : null;
}

const tooLarge = (bytes: number): Fault =>
  new Fault(
    'InvalidParameterException',
    `Upload too large: ${bytes} bytes exceeds limit of ${batchLimits.bytes}`,
    `Send smaller batches: each event counts its UTF-8 bytes and ${batchLimits.overheadBytes} more.`,
  );

const outOfOrder = new Fault(
  'InvalidParameterException',
  'Log events in a single PutLogEvents request must be in chronological order.',
  'Sort the batch by timestamp before it is sent.',
);

const tooLong = new Fault(
  'InvalidParameterException',
  'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
  'Split the batch where a day ends.',
);
