import type { Problem } from '../../telemetry/problem.ts';
import type { Resource, Scope, Span, SpanEvent, SpanLink } from '../../telemetry/span.ts';
import {
  absurdTime,
  badEvent,
  badId,
  badLink,
  earlyTime,
  missingEnd,
  missingStart,
  zeroSpanId,
  zeroTraceId,
} from './problems.ts';

/**
 * What both encodings agree on: which spans can be kept.
 *
 * Refused: an id that is missing, short or all zero (opentelemetry/proto/trace/v1/trace.proto: "considered invalid"), a
 * start or an end that is missing, and a time that no clock shows (the store's int64 and every time axis need that).
 * Kept: an end before its start (a skewed clock is a lesson; the checker's matter), a time before 2000 (kept, with a
 * warning about the unit), a resource without `service.name`, an unknown kind or status, a parent id of zeros (a root).
 */

export const NO_TRACE = '0'.repeat(32);
export const NO_SPAN = '0'.repeat(16);
/** 2200-01-01 and 2000-01-01, in nanoseconds since the Unix epoch. */
const LATEST = 7_258_118_400_000_000_000n;
const EARLY = 946_684_800_000_000_000n;

/** A time that could not be read at all; being negative, it is refused like one. */
export const UNREADABLE_TIME = -1n;

export const isAbsurd = (time: bigint): boolean => time < 0n || time > LATEST;

interface WarningSink {
  warn(problem: Problem): void;
}

/** Why a span cannot be kept, or null. Leaves out its links and events that mean nothing, counts them and says so. */
export function faultOf(span: Span, sink: WarningSink): Problem | null {
  const fault = idFault(span) ?? timeFault(span);
  if (fault) return fault;
  if (span.start < EARLY) sink.warn(earlyTime);
  if (span.events.length > 0) keepEvents(span, sink);
  if (span.links.length > 0) keepLinks(span, sink);
  return null;
}

function idFault({ traceId, spanId }: Span): Problem | null {
  if (traceId === '') return badId('traceId', 'none arrived');
  if (spanId === '') return badId('spanId', 'none arrived');
  if (traceId === NO_TRACE) return zeroTraceId;
  return spanId === NO_SPAN ? zeroSpanId : null;
}

function timeFault(span: Span): Problem | null {
  if (span.start === 0n) return missingStart;
  if (isAbsurd(span.start)) return absurdTime('startTimeUnixNano');
  if (span.end === 0n) return missingEnd;
  return isAbsurd(span.end) ? absurdTime('endTimeUnixNano') : null;
}

function keepEvents(span: Span, sink: WarningSink): void {
  const kept = span.events.filter((event) => !isAbsurd(event.time));
  if (kept.length === span.events.length) return;
  sink.warn(badEvent);
  span.dropped.events += span.events.length - kept.length;
  span.events = kept;
}

const pointsSomewhere = ({ traceId, spanId }: SpanLink): boolean =>
  traceId !== '' && spanId !== '' && traceId !== NO_TRACE && spanId !== NO_SPAN;

function keepLinks(span: Span, sink: WarningSink): void {
  const kept = span.links.filter(pointsSomewhere);
  if (kept.length === span.links.length) return;
  sink.warn(badLink);
  span.dropped.links += span.links.length - kept.length;
  span.links = kept;
}

/** A span with nothing read yet, as protobuf's defaults have it. */
export function blankSpan(resource: Resource, scope: Scope): Span {
  return {
    traceId: '',
    spanId: '',
    parentId: null,
    traceState: '',
    flags: null,
    name: '',
    kind: 'unspecified',
    start: 0n,
    end: 0n,
    status: { code: 'unset', message: '' },
    attributes: {},
    events: [],
    links: [],
    dropped: { attributes: 0, events: 0, links: 0 },
    resource,
    scope,
  };
}

export const blankResource = (): Resource => ({ attributes: {}, schemaUrl: '' });
export const blankScope = (): Scope => ({ name: '', version: '', attributes: {}, schemaUrl: '' });
export const blankEvent = (): SpanEvent => ({ name: '', time: 0n, attributes: {} });
export const blankLink = (): SpanLink => ({ traceId: '', spanId: '', traceState: '', attributes: {} });
