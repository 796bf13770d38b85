import { firstOf } from './line-fields.ts';

/** The trace, and the span in it, that a line says it belongs to; null where it says none. */
export interface TraceContext {
  traceId: string | null;
  spanId: string | null;
}

/**
 * Where log libraries write the trace id, in the order in which they are looked for: OpenTelemetry's own spelling and
 * its Python one, Elastic's, X-Ray's, Datadog's. Dotted names are found as one key or as nested objects.
 */
const traceIdFields = [
  'trace_id', 'traceId', 'traceID', 'otelTraceID', 'trace.id', 'xray_trace_id', 'xrayTraceId', 'xRayTraceId',
  'AWS-XRAY-TRACE-ID', '_X_AMZN_TRACE_ID', 'X-Amzn-Trace-Id', 'x-amzn-trace-id', 'dd.trace_id', 'traceparent',
] as const; // prettier-ignore

const spanIdFields = [
  'span_id', 'spanId', 'spanID', 'otelSpanID', 'span.id', 'segment_id', 'segmentId', 'dd.span_id',
] as const; // prettier-ignore

/** The ids in a line of JSON. */
export function contextOfFields(fields: Record<string, unknown>): TraceContext {
  const trace = idText(firstOf(fields, traceIdFields));
  const span = idText(firstOf(fields, spanIdFields));
  const whole = wholeContext(trace);
  return { traceId: whole?.traceId ?? traceIdOf(trace), spanId: spanIdOf(span) ?? whole?.spanId ?? null };
}

const idText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const ZEROS = /^0+$/;

/** 32 hex digits from any of the forms that an id has: W3C's, X-Ray's `1-8-24`, 16 hex digits, or 64 bits in decimal. */
export function traceIdOf(text: string): string | null {
  const [, epoch, unique] = /^1-([0-9a-f]{8})-([0-9a-f]{24})$/i.exec(text) ?? [];
  const hex = epoch === undefined ? hexOf(text, 32) : `${epoch}${unique}`.toLowerCase();
  return hex === null || ZEROS.test(hex) ? null : hex;
}

/** 16 hex digits, or 64 bits in decimal. */
function spanIdOf(text: string): string | null {
  const hex = hexOf(text, 16);
  return hex === null || ZEROS.test(hex) ? null : hex;
}

/** An id of 64 bits fills the lower half of one of 128, as tracers of 64 bits propagate it. */
function hexOf(text: string, digits: 16 | 32): string | null {
  if (text.length === digits && /^[0-9a-f]+$/i.test(text)) return text.toLowerCase();
  if (/^\d{1,20}$/.test(text) && BigInt(text) < 1n << 64n && text.length !== 16) {
    return BigInt(text).toString(16).padStart(digits, '0');
  }
  return digits === 32 && /^[0-9a-f]{16}$/i.test(text) ? text.toLowerCase().padStart(32, '0') : null;
}

const TRACEPARENT = /\b00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}\b/;
const TRACING_HEADER = /\bRoot=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;Parent=([0-9a-f]{16}))?/i;

/** A value that holds both ids: a traceparent, or the header of X-Ray. */
function wholeContext(text: string): TraceContext | null {
  const [, trace, span] = found(TRACEPARENT, text, '00-') ?? found(TRACING_HEADER, text, 'oot=') ?? [];
  return trace === undefined ? null : { traceId: traceIdOf(trace), spanId: spanIdOf(span ?? '') };
}

/** Looks for an expression only where a part that it cannot do without is there: most lines name no trace at all. */
const found = (expression: RegExp, text: string, part: string): RegExpExecArray | null =>
  text.includes(part) ? expression.exec(text) : null;

const NAMED_TRACE =
  /\b(?:trace_?id|otelTraceID|trace\.id|xray_?trace_?id|X-Amzn-Trace-Id|dd\.trace_id)["']?\s?[=:]\s?["']?([0-9a-f-]{1,40})\b/i;
const NAMED_SPAN = /\b(?:span_?id|otelSpanID|span\.id|dd\.span_id)["']?\s?[=:]\s?["']?([0-9a-f]{1,20})\b/i;
/** X-Ray's form is like nothing else, so that it needs no name before it. */
const BARE_TRACE = /\b1-[0-9a-f]{8}-[0-9a-f]{24}\b/i;

/** Ids stand near the front or the end of a line; the middle of a long one is not searched. */
const SEARCHED = 8192;

/** The ids in a line of text: a traceparent or X-Ray's header, or ids behind one of the names of the lists above. */
export function contextOfText(message: string): TraceContext {
  const text =
    message.length <= SEARCHED * 2
      ? message
      : `${message.slice(0, SEARCHED)} ${message.slice(message.length - SEARCHED)}`;
  const whole = wholeContext(text);
  if (whole !== null) return whole;
  const named = found(NAMED_TRACE, text, 'race') ?? found(NAMED_TRACE, text, 'RACE');
  const trace = named?.[1] ?? found(BARE_TRACE, text, '1-')?.[0] ?? '';
  return { traceId: traceIdOf(trace), spanId: spanIdOf(found(NAMED_SPAN, text, 'pan')?.[1] ?? '') };
}
