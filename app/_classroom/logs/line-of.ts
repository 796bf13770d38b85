import { valueAsText } from '@/lib/telemetry/attributes.ts';
import type { JsonObject } from '@/lib/telemetry/json.ts';
import { maskValue } from '@/lib/guard/mask.ts';
import type { LogLineJson } from '@/lib/telemetry/log-view.ts';

/** A stored line, ready to be shown. */
export interface ShownLine {
  seq: number;
  /** Nanoseconds since the Unix epoch. */
  time: bigint;
  /** The whole message. */
  text: string;
  /** What a row shows of it, secrets hidden: the message's own message, where it is JSON and has one. */
  short: string;
  /** null where it is no JSON object. */
  fields: JsonObject | null;
  severityText: string;
  severityNumber: number;
  traceId: string | null;
  spanId: string | null;
  stream: string;
}

/** Where loggers write what the line says. */
const messageFields = ['msg', 'message', 'event'] as const;

/** What a line says, where it is a JSON object. */
export function fieldsOf(text: string): JsonObject | null {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return null;
  }
}

export function shownLine({ seq, log, receivedAt }: LogLineJson): ShownLine {
  const text = log.body === null ? log.eventName : valueAsText(log.body);
  const fields = fieldsOf(text);
  const said = messageFields.map((name) => fields?.[name]).find((value) => typeof value === 'string' && value !== '');
  return {
    seq,
    time: BigInt(log.time ?? log.observedTime ?? BigInt(Math.trunc(receivedAt)) * 1_000_000n),
    text,
    short: maskValue({ key: '', text: typeof said === 'string' ? said : text }).text,
    fields,
    severityText: log.severityText,
    severityNumber: log.severityNumber,
    traceId: log.traceId,
    spanId: log.spanId,
    stream: log.stream ?? '',
  };
}

/** Two readings as one list without doubles, newest first. */
export function mergedLines(one: readonly LogLineJson[], other: readonly LogLineJson[]): LogLineJson[] {
  const bySeq = new Map([...one, ...other].map((line) => [line.seq, line]));
  return [...bySeq.values()].toSorted((a, b) => {
    const [left, right] = [shownTime(a), shownTime(b)];
    return left === right ? b.seq - a.seq : left < right ? 1 : -1;
  });
}

const shownTime = ({ log, receivedAt }: LogLineJson): bigint =>
  BigInt(log.time ?? log.observedTime ?? BigInt(Math.trunc(receivedAt)) * 1_000_000n);
