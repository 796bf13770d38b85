import { valueAsText } from '../telemetry/attributes.ts';
import type { Attributes, AttributeType, AttributeValue } from '../telemetry/attributes.ts';
import { durationMs, spanKinds, statusCodes } from '../telemetry/span.ts';
import type { SpanEvent, SpanLink, StoredSpan } from '../telemetry/span.ts';
import { timeText } from './time-text.ts';

/** One field of a span as Honeycomb's columns name it. `text` is what arrived: it may hold anything, so only show it. */
export interface Field {
  key: string;
  text: string;
  type: AttributeType;
}

export interface FieldGroup {
  kind: 'span' | 'attributes' | 'resource' | 'scope' | 'event' | 'link';
  title: string;
  fields: Field[];
  /** Where a link leads. */
  link?: Pick<SpanLink, 'traceId' | 'spanId'>;
}

/**
 * Everything that is known of a span, in Honeycomb's column names (`trace.trace_id`, `duration_ms`, `library.name`).
 * Events and links are groups of their own, as they are rows of their own there.
 */
export function fieldsOf(span: StoredSpan): FieldGroup[] {
  const [own, ...rest] = fieldsBesideAttributes(span);
  const groups: FieldGroup[] = [
    { kind: 'attributes', title: 'Attributes', fields: attributeFields(span.attributes) },
    ...(own === undefined ? [] : [own]),
    { kind: 'resource', title: 'Resource', fields: attributeFields(span.resource.attributes) },
    ...rest,
  ];
  return groups.filter((group) => group.fields.length > 0);
}

/** The same without the attributes of span and resource, which are most of it: the span's own group first. */
export function fieldsBesideAttributes(span: StoredSpan): FieldGroup[] {
  return [
    { kind: 'span', title: 'Span', fields: spanFields(span) },
    { kind: 'scope', title: 'Scope', fields: scopeFields(span) },
    ...span.events.map((event) => eventGroup(event, span)),
    ...span.links.map(linkGroup),
  ];
}

function field(key: string, value: AttributeValue): Field {
  return { key, text: valueAsText(value), type: value.type };
}

const text = (key: string, value: string): Field => ({ key, text: value, type: 'string' });
const int = (key: string, value: number): Field => ({ key, text: String(value), type: 'int' });

function attributeFields(attributes: Attributes): Field[] {
  return Object.entries(attributes)
    .map(([key, value]) => field(key, value))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function spanFields(span: StoredSpan): Field[] {
  const fields = [
    text('name', span.name),
    text('trace.trace_id', span.traceId),
    text('trace.span_id', span.spanId),
    ...(span.parentId === null ? [] : [text('trace.parent_id', span.parentId)]),
    { key: 'duration_ms', text: String(durationMs(span)), type: 'double' as const },
    text('timestamp', timeText(span.start)),
    text('end', timeText(span.end)),
    text('span.kind', spanKinds.includes(span.kind) ? span.kind : 'unspecified'),
    int('status_code', statusCodes.indexOf(span.status.code)),
    ...(span.status.message === '' ? [] : [text('status_message', span.status.message)]),
    ...(span.status.code === 'error' ? [{ key: 'error', text: 'true', type: 'bool' as const }] : []),
    int('span.num_events', span.events.length),
    int('span.num_links', span.links.length),
    ...(span.traceState === '' ? [] : [text('trace.trace_state', span.traceState)]),
    text('meta.signal_type', 'trace'),
  ];
  return [...fields, ...droppedFields(span)];
}

/** Named only where an SDK's own limits cut something off: silence would read as "nothing was lost". */
function droppedFields({ dropped }: StoredSpan): Field[] {
  return Object.entries(dropped)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => int(`meta.dropped_${what}_count`, count));
}

function scopeFields({ scope }: StoredSpan): Field[] {
  return [
    ...(scope.name === '' ? [] : [text('library.name', scope.name)]),
    ...(scope.version === '' ? [] : [text('library.version', scope.version)]),
    ...attributeFields(scope.attributes),
  ];
}

function eventGroup(event: SpanEvent, span: StoredSpan): FieldGroup {
  const since = Number(event.time - span.start) / 1e6;
  return {
    kind: 'event',
    title: 'Span event',
    fields: [
      text('name', event.name),
      { key: 'meta.time_since_span_start_ms', text: String(since), type: 'double' },
      text('meta.annotation_type', 'span_event'),
      ...attributeFields(event.attributes),
    ],
  };
}

function linkGroup(link: SpanLink): FieldGroup {
  return {
    kind: 'link',
    title: 'Link',
    link: { traceId: link.traceId, spanId: link.spanId },
    fields: [
      text('trace.link.trace_id', link.traceId),
      text('trace.link.span_id', link.spanId),
      text('meta.annotation_type', 'link'),
      ...attributeFields(link.attributes),
    ],
  };
}
