import { durationMs, spanKinds, statusCodes, type StoredSpan } from '../telemetry/span.ts';
import type { AttributeValue, Attributes } from '../telemetry/attributes.ts';
import { attributeAsJson } from './attribute-json.ts';

/** What a column holds in one span. A missing value is `undefined`. */
export type ColumnValue = string | number | boolean | undefined;

export type FixedColumnType = 'string' | 'integer' | 'float' | 'boolean';

interface FixedColumn {
  type: FixedColumnType;
  of(span: StoredSpan): ColumnValue;
}

const unlessEmpty = (text: string): string | undefined => (text === '' ? undefined : text);

/** A column that spans themselves lack: their events or links have it, which are rows of their own (annotation-rows.ts). */
const ofAnnotations = <T extends FixedColumnType>(type: T) => ({ type, of: (): ColumnValue => undefined });

const annotationColumns = {
  'meta.annotation_type': ofAnnotations('string'),
  parent_name: ofAnnotations('string'),
  'meta.time_since_span_start_ms': ofAnnotations('float'),
  'meta.invalid_time_since_span_start': ofAnnotations('boolean'),
  'trace.link.trace_id': ofAnnotations('string'),
  'trace.link.span_id': ofAnnotations('string'),
} as const satisfies Record<string, FixedColumn>;

/**
 * The columns that Honeycomb derives from a span's own fields (SPEC.md, C1). Source: husky's `otlp/traces.go`;
 * `environment` is ours, since Honeycomb keeps it outside the columns.
 */
export const fixedColumns = {
  'trace.trace_id': { type: 'string', of: (span) => span.traceId },
  'trace.span_id': { type: 'string', of: (span) => span.spanId },
  'trace.parent_id': { type: 'string', of: (span) => span.parentId ?? undefined },
  'trace.trace_state': { type: 'string', of: (span) => unlessEmpty(span.traceState) },
  name: { type: 'string', of: (span) => span.name },
  duration_ms: { type: 'float', of: (span) => Math.max(0, durationMs(span)) },
  'service.name': { type: 'string', of: (span) => span.service },
  'span.kind': { type: 'string', of: (span) => span.kind },
  type: { type: 'string', of: (span) => span.kind },
  status_code: { type: 'integer', of: (span) => statusCodes.indexOf(span.status.code) },
  status_message: { type: 'string', of: (span) => unlessEmpty(span.status.message) },
  error: { type: 'boolean', of: (span) => (span.status.code === 'error' ? true : undefined) },
  'span.num_events': { type: 'integer', of: (span) => span.events.length },
  'span.num_links': { type: 'integer', of: (span) => span.links.length },
  'library.name': { type: 'string', of: (span) => unlessEmpty(span.scope.name) },
  'library.version': { type: 'string', of: (span) => unlessEmpty(span.scope.version) },
  'meta.signal_type': { type: 'string', of: () => 'trace' },
  'meta.invalid_duration': { type: 'boolean', of: (span) => (span.end < span.start ? true : undefined) },
  environment: { type: 'string', of: (span) => span.environment },
  ...annotationColumns,
} as const satisfies Record<string, FixedColumn>;

export type FixedColumnName = keyof typeof fixedColumns;

export const isFixedColumn = (column: string): column is FixedColumnName => Object.hasOwn(fixedColumns, column);

/** The values a kind column can take, for completion. */
export const kindSamples: readonly string[] = spanKinds;

/** An attribute as the one scalar a query sees: arrays and maps are their JSON text, as in Honeycomb (SPEC.md, C5). */
export function scalarOf(attribute: AttributeValue | undefined): ColumnValue {
  if (attribute === undefined) return undefined;
  switch (attribute.type) {
    case 'empty':
      return undefined;
    case 'string':
    case 'bytes':
    case 'bool':
    case 'double':
      return attribute.value;
    case 'int':
      return Number(attribute.value);
    default:
      return attributeAsJson(attribute);
  }
}

/** `service.name` is the trimmed name the span is filed under, so the resource's raw one does not hide it (SPEC.md, C4). */
export const SERVICE_COLUMN = 'service.name';

/** What a column holds in a span: span attribute over scope over resource over the fixed columns (SPEC.md, C2). */
export const columnValue = (span: StoredSpan, column: string): ColumnValue =>
  attributeValue(span, span.attributes, column) ?? (isFixedColumn(column) ? fixedColumns[column].of(span) : undefined);

/** An attribute of a row: its own over its span's scope over the resource. */
export function attributeValue(span: StoredSpan, own: Attributes, column: string): ColumnValue {
  const attribute = (attributes: Attributes): ColumnValue =>
    Object.hasOwn(attributes, column) ? scalarOf(attributes[column]) : undefined;
  const resource = column === SERVICE_COLUMN ? undefined : attribute(span.resource.attributes);
  return attribute(own) ?? attribute(span.scope.attributes) ?? resource;
}
