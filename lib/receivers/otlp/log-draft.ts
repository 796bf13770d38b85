import { valueAsText } from '../../telemetry/attributes.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { Resource, Scope } from '../../telemetry/span.ts';
import { tooManyParts, type Undecodable } from './decoded.ts';
import { isAbsurd, NO_SPAN, NO_TRACE } from './judge-span.ts';
import type { OtlpLimits } from './limits.ts';
import { Place } from './place.ts';
import { absurdTime, badId, type TimeField } from './problems.ts';
import { ReadingDraft } from './reading-draft.ts';

/** What a delivery of log records comes to. One bad record does not lose the good ones beside it. */
export interface LogReading {
  accepted: LogEvent[];
  refused: Problem[];
  warnings: Problem[];
}

export type DecodedLogs = { kind: 'reading'; reading: LogReading } | Undecodable;

/** A log record with nothing read yet, as protobuf's defaults have it. */
export const blankLog = (resource: Resource, scope: Scope): LogEvent => ({
  traceId: null,
  spanId: null,
  time: null,
  observedTime: null,
  severityNumber: 0,
  severityText: '',
  body: null,
  eventName: '',
  attributes: {},
  resource,
  scope,
});

/** The reading of one delivery of log records while it is being made. */
export class LogDraft extends ReadingDraft {
  readonly logs: LogEvent[] = [];

  constructor(limits: OtlpLimits) {
    super(limits, new Place(['resourceLogs', 'scopeLogs', 'logRecords']));
  }

  /** Takes a record that has been read: accepts it, or refuses it with the first reason. */
  takeLog(log: LogEvent): void {
    this.place.nextSpan();
    if (!this.spend()) return;
    const fault = this.takeProblem();
    if (fault === null) this.logs.push(log);
    else this.refuse(fault, 'log record', log.body === null ? log.eventName : valueAsText(log.body));
  }

  decodedLogs(): DecodedLogs {
    if (this.overflowed) return tooManyParts(this.limits.parts);
    const reading = { accepted: this.logs, refused: this.refused, warnings: this.warningsAbout('log record') };
    return { kind: 'reading', reading };
  }
}

/**
 * An id as a log record may have it, in hex of lower case. By opentelemetry/proto/logs/v1 a record whose id is missing,
 * all zeros or of the wrong length belongs to no trace; the last of these is told, since nobody means it.
 */
export function logId(hex: string, field: 'traceId' | 'spanId', draft: ReadingDraft): string | null {
  const [digits, none] = field === 'traceId' ? [32, NO_TRACE] : [16, NO_SPAN];
  if (hex === '' || hex === none) return null;
  if (hex.length === digits) return hex;
  draft.warn(badId(field, `${hex.length / 2} bytes arrived`));
  return null;
}

/** A record's time: null where it is left out, and where no clock shows it, which is told. */
export function logTime(time: bigint, field: TimeField, draft: ReadingDraft): bigint | null {
  if (time === 0n) return null;
  if (!isAbsurd(time)) return time;
  draft.warn(absurdTime(field));
  return null;
}

/** 1 to 24 by the specification; anything else says nothing. */
export const severity = (number: number): number => (number >= 1 && number <= 24 ? number : 0);
