import type { FixedColumnName } from '../query/columns.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import type { SpanRow } from './span-rows.ts';

/** Where a column comes from that is no attribute, and why it is not simply what stands there. */
export interface FixedOrigin {
  /** Paths in OTLP; none where nothing of OTLP says it. */
  from: string[];
  why: string | null;
}

type Told = (span: StoredSpan, at: SpanRow) => FixedOrigin;

const plain =
  (path: string, why: string | null = null): Told =>
  () => ({ from: [path], why });

const nothing =
  (why: string): Told =>
  () => ({ from: [], why });

const KIND = 'OTLP has a number; the column has its name.';

function duration({ start, end }: StoredSpan): FixedOrigin {
  const from = ['span.endTimeUnixNano', 'span.startTimeUnixNano'];
  if (end < start) return { from, why: 'The end lies before the start, as with a clock that ran backwards: 0, and meta.invalid_duration says so.' };
  return { from, why: `End minus start: ${(end - start).toLocaleString('en')} ns, told in milliseconds.` };
} // prettier-ignore

function service({ resource, service: filed }: StoredSpan): FixedOrigin {
  const from = ['resource.attributes["service.name"]'];
  const sent = resource.attributes['service.name'];
  if (sent?.type === 'string' && sent.value === filed) return { from, why: null };
  return { from: sent ? from : [], why: 'The name that it is filed under: trimmed, and unknown_service where none was sent.' };
} // prettier-ignore

const sinceStart: Told = ({ start }, { row, path }) => ({
  from: [`${path}.timeUnixNano`, 'span.startTimeUnixNano'],
  why:
    row.at < start
      ? 'The event lies before its span’s start: 0, and meta.invalid_time_since_span_start says so.'
      : 'The event’s time minus its span’s start, in milliseconds.',
});

const ofSpanOr =
  (path: string, ofAnnotation: FixedOrigin): Told =>
  (_span, { annotation }) =>
    annotation === null ? { from: [path], why: null } : ofAnnotation;

const link =
  (field: string): Told =>
  (_span, { path }) => ({ from: [`${path}.${field}`], why: null });

/** The origin of every column that is no attribute. */
export const fixedOrigins: Record<FixedColumnName, Told> = {
  'trace.trace_id': plain('span.traceId'),
  'trace.span_id': plain('span.spanId'),
  'trace.parent_id': ofSpanOr('span.parentSpanId', {
    from: ['span.spanId'],
    why: 'An event or link is a row of its own, under its span.',
  }),
  'trace.trace_state': plain('span.traceState'),
  name: (_span, { path }) => ({ from: [`${path}.name`], why: null }),
  duration_ms: duration,
  'service.name': service,
  'span.kind': plain('span.kind', KIND),
  type: plain('span.kind', 'The same as span.kind, under its older name.'),
  status_code: plain('span.status.code', 'OTLP’s number: 0 unset, 1 ok, 2 error. Left out in OTLP it is 0.'),
  status_message: plain('span.status.message'),
  error: plain('span.status.code', 'true where the status is 2 (error); otherwise the column is missing, never false.'),
  'span.num_events': plain('span.events', 'How many there are. Each is also a row of its own.'),
  'span.num_links': plain('span.links', 'How many there are. Each is also a row of its own.'),
  'library.name': plain('scope.name', 'The tracer’s name; OTLP calls it the instrumentation scope.'),
  'library.version': plain('scope.version'),
  'meta.signal_type': nothing('Not in OTLP: every span is of the signal “trace”.'),
  'meta.invalid_duration': plain('span.endTimeUnixNano', 'The end lies before the start.'),
  environment: nothing('Not in OTLP: the ingest key that came with the request names it, or its absence.'),
  'meta.annotation_type': (_span, { path }) => ({
    from: [path],
    why: 'It says that this row is an event or a link. A span itself has no such column.',
  }),
  parent_name: plain('span.name', 'The name of the span that the event or link belongs to.'),
  'meta.time_since_span_start_ms': sinceStart,
  'meta.invalid_time_since_span_start': sinceStart,
  'trace.link.trace_id': link('traceId'),
  'trace.link.span_id': link('spanId'),
};
