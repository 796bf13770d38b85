import type { SpanEvent, SpanLink, StoredSpan } from '../telemetry/span.ts';
import type { Attributes } from '../telemetry/attributes.ts';
import { attributeValue, fixedColumns, type ColumnValue } from './columns.ts';
import type { QueryRow } from './query-row.ts';

/** What a row is called in `meta.annotation_type`; a span itself has nothing there. */
export type Annotation = 'span_event' | 'link';

/** Columns that an event or link has from its span. Source: husky's `otlp/traces.go`. */
const inherited = [
  'trace.trace_id', 'service.name', 'library.name', 'library.version', 'meta.signal_type', 'environment', 'error',
] as const; // prettier-ignore

type Fields = Record<string, ColumnValue>;

function inheritedFields(span: StoredSpan, annotation: Annotation): Fields {
  const fields = Object.fromEntries(inherited.map((column) => [column, fixedColumns[column].of(span)]));
  return {
    ...fields,
    'meta.annotation_type': annotation,
    'trace.parent_id': span.spanId,
    parent_name: span.name,
  };
}

function eventFields(span: StoredSpan, { name, time }: SpanEvent): Fields {
  const since = Number(time - span.start) / 1e6;
  return {
    ...inheritedFields(span, 'span_event'),
    name,
    'meta.time_since_span_start_ms': Math.max(0, since),
    'meta.invalid_time_since_span_start': since < 0 ? true : undefined,
  };
}

const linkFields = (span: StoredSpan, { traceId, spanId }: SpanLink): Fields => ({
  ...inheritedFields(span, 'link'),
  'trace.link.trace_id': traceId,
  'trace.link.span_id': spanId,
});

function annotationRow(span: StoredSpan, row: QueryRow, fields: Fields, own: Attributes): QueryRow {
  const value = (column: string): ColumnValue =>
    attributeValue(span, own, column) ?? (Object.hasOwn(fields, column) ? fields[column] : undefined);
  return { ...row, took: 0n, isSpan: false, spanId: null, parentId: span.spanId, value };
}

/** A span's events and links as rows of their own, as Honeycomb keeps them (SPEC.md, R1 and R2). */
export function annotationRows(span: StoredSpan, row: QueryRow): QueryRow[] {
  const events = span.events.map((event) => ({
    ...annotationRow(span, row, eventFields(span, event), event.attributes),
    at: event.time,
  }));
  const links = span.links.map((link) => annotationRow(span, row, linkFields(span, link), link.attributes));
  return [...events, ...links];
}
