import { annotationRows, type Annotation } from '../query/annotation-rows.ts';
import { spanRow, type QueryRow } from '../query/query-row.ts';
import type { Attributes } from '../telemetry/attributes.ts';
import type { StoredSpan } from '../telemetry/span.ts';

/** A row that a query sees, and which part of its span it is. */
export interface SpanRow {
  row: QueryRow;
  annotation: Annotation | null;
  /** Where it stands in OTLP: `span`, `span.events[0]`, `span.links[2]`. */
  path: string;
  /** Its own attributes, which hide those of the scope and of the resource. */
  attributes: Attributes;
}

/** A span as a query sees it: itself, then each of its events, then each of its links. */
export function rowsOfSpan(span: StoredSpan): SpanRow[] {
  const row = spanRow(span);
  const [events, links] = [span.events, span.links].map((list) => list.map(({ attributes }) => attributes));
  const parts = [
    ...(events ?? []).map((attributes, index) => ({ annotation: 'span_event' as const, path: `span.events[${index}]`, attributes })),
    ...(links ?? []).map((attributes, index) => ({ annotation: 'link' as const, path: `span.links[${index}]`, attributes })),
  ];
  const others = annotationRows(span, row).map((one, index) => ({ row: one, part: parts[index] }));
  return [
    { row, annotation: null, path: 'span', attributes: span.attributes },
    ...others.flatMap(({ row: one, part }) => (part ? [{ row: one, ...part }] : [])),
  ];
} // prettier-ignore
