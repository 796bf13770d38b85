import type { ErrorOccurrence } from './error-occurrence.ts';
import type { LogEvent } from './log-event.ts';
import type { Segment } from './segment.ts';
import type { StoredSignal } from './signal.ts';

/** Nanoseconds since the Unix epoch, as decimal text. */
type TextTime = string;

export type LogJson = Omit<LogEvent, 'time' | 'observedTime'> & {
  time: TextTime | null;
  observedTime: TextTime | null;
};
export type SegmentJson = Omit<Segment, 'start' | 'end'> & { start: TextTime; end: TextTime | null };
export type ErrorJson = Omit<ErrorOccurrence, 'time'> & { time: TextTime };

/** A stored signal as it travels to a browser or a report: the same shape, its nanoseconds as decimal text. */
export type SignalJson = Pick<StoredSignal, 'seq' | 'workspace' | 'environment' | 'receivedAt'> &
  (
    | { signal: 'log'; log: LogJson }
    | { signal: 'segment'; segment: SegmentJson }
    | { signal: 'error'; error: ErrorJson }
  );

const asText = (time: bigint | null): TextTime | null => (time === null ? null : String(time));
const asTime = (text: TextTime | null): bigint | null => (text === null ? null : BigInt(text));

export function signalToJson(stored: StoredSignal): SignalJson {
  const { seq, workspace, environment, receivedAt } = stored;
  const head = { seq, workspace, environment, receivedAt };
  switch (stored.signal) {
    case 'log': {
      const { log } = stored;
      const times = { time: asText(log.time), observedTime: asText(log.observedTime) };
      return { ...head, signal: 'log', log: { ...log, ...times } };
    }
    case 'segment': {
      const { segment } = stored;
      const times = { start: String(segment.start), end: asText(segment.end) };
      return { ...head, signal: 'segment', segment: { ...segment, ...times } };
    }
    case 'error':
      return { ...head, signal: 'error', error: { ...stored.error, time: String(stored.error.time) } };
    default:
      return stored satisfies never;
  }
}

export function signalFromJson(json: SignalJson): StoredSignal {
  const { seq, workspace, environment, receivedAt } = json;
  const head = { seq, workspace, environment, receivedAt };
  switch (json.signal) {
    case 'log': {
      const { log } = json;
      return {
        ...head,
        signal: 'log',
        log: { ...log, time: asTime(log.time), observedTime: asTime(log.observedTime) },
      };
    }
    case 'segment': {
      const { segment } = json;
      const times = { start: BigInt(segment.start), end: asTime(segment.end) };
      return { ...head, signal: 'segment', segment: { ...segment, ...times } };
    }
    case 'error':
      return { ...head, signal: 'error', error: { ...json.error, time: BigInt(json.error.time) } };
    default:
      return json satisfies never;
  }
}
