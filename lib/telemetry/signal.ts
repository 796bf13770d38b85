import type { ErrorOccurrence } from './error-occurrence.ts';
import type { LogEvent } from './log-event.ts';
import type { Segment } from './segment.ts';

/** What arrives beside spans, joined to them by trace id. */
export type Signal =
  | { signal: 'log'; log: LogEvent }
  | { signal: 'segment'; segment: Segment }
  | { signal: 'error'; error: ErrorOccurrence };

export const signalNames = ['log', 'segment', 'error'] as const satisfies Signal['signal'][];
export type SignalName = Signal['signal'];

/** A signal that the store holds. */
export type StoredSignal = Signal & {
  /** The order of storing, counted together with spans; never reused. */
  seq: number;
  workspace: string;
  /** The environment its key names. */
  environment: string;
  /** Milliseconds since the Unix epoch, by the receiver's clock. */
  receivedAt: number;
};

/** What of a signal it is looked up by. */
export interface SignalCoordinates {
  traceId: string | null;
  spanId: string | null;
  /** Nanoseconds since the Unix epoch. */
  time: bigint;
  /** A log's group, a segment's name, an error's fingerprint. */
  place: string;
  /** A log's stream; empty for the others. */
  stream: string;
}

/** Where a signal stands, whichever it is. A log without a time of its own stands where it was observed, or at `now`. */
export function coordinatesOf(signal: Signal, now: bigint): SignalCoordinates {
  switch (signal.signal) {
    case 'log': {
      const { traceId, spanId, time, observedTime, group = '', stream = '' } = signal.log;
      return { traceId, spanId, time: time ?? observedTime ?? now, place: group, stream };
    }
    case 'segment': {
      const { traceId, segmentId, start, name } = signal.segment;
      return { traceId, spanId: segmentId, time: start, place: name, stream: '' };
    }
    case 'error': {
      const { traceId, spanId, time, fingerprint } = signal.error;
      return { traceId, spanId, time, place: fingerprint, stream: '' };
    }
    default:
      return signal satisfies never;
  }
}

/** OTLP's severity from which on a log record tells of an error; https://opentelemetry.io/docs/specs/otel/logs/data-model/. */
const ERROR_SEVERITY = 17;

/** Whether a signal tells of something that went wrong. */
export function isFailure(signal: Signal): boolean {
  switch (signal.signal) {
    case 'log':
      return signal.log.severityNumber >= ERROR_SEVERITY;
    case 'segment': {
      const { error, fault, throttle } = signal.segment.document;
      return error === true || fault === true || throttle === true;
    }
    case 'error':
      return signal.error.level === 'error' || signal.error.level === 'critical';
    default:
      return signal satisfies never;
  }
}
