import { isFixedColumn, SERVICE_COLUMN, fixedColumns, type FixedColumnName } from '../../../query/columns.ts';
import { spanKinds } from '../../../telemetry/span.ts';
import { memberSql, pointer } from '../attribute-sql.ts';
import type { FieldPlace } from '../field-entry.ts';
import type { KeptPlace } from '../kept/kept-columns.ts';
import type { Parameters } from './parameters.ts';

const kind = `(CASE kind ${spanKinds.map((word, index) => `WHEN ${index} THEN '${word}'`).join(' ')} END)`;

const nanoseconds = 'greatest(duration_ns, 0)';

/** Every column that a span has by itself, as SQL. The keys are the language's; nothing here comes from outside. */
const fixedSql: Record<FixedColumnName, string> = {
  'trace.trace_id': 'trace_id',
  'trace.span_id': 'span_id',
  'trace.parent_id': 'parent_id',
  'trace.trace_state': `(rest->>'/traceState')`,
  name: 'name',
  duration_ms: `(${nanoseconds} / 1e6)`,
  'service.name': 'service',
  'span.kind': kind,
  type: kind,
  status_code: 'status_code::DOUBLE',
  status_message: 'status_message',
  error: '(CASE WHEN status_code = 2 THEN true END)',
  'span.num_events': 'coalesce(json_array_length(events), 0)::DOUBLE',
  'span.num_links': 'coalesce(json_array_length(links), 0)::DOUBLE',
  'library.name': `nullif(scope_name, '')`,
  'library.version': `nullif(scope_version, '')`,
  'meta.signal_type': `'trace'`,
  'meta.invalid_duration': '(CASE WHEN duration_ns < 0 THEN true END)',
  environment: 'environment',
  'meta.annotation_type': 'NULL::VARCHAR',
  parent_name: 'NULL::VARCHAR',
  'meta.time_since_span_start_ms': 'NULL::DOUBLE',
  'meta.invalid_time_since_span_start': 'NULL::BOOLEAN',
  'trace.link.trace_id': 'NULL::VARCHAR',
  'trace.link.span_id': 'NULL::VARCHAR',
};

const ofSpans = (sql: string): string => `(CASE WHEN annotation IS NULL THEN ${sql} END)`;

/** The same where events and links stand among the spans, as `annotations-sql.ts` lays them out. */
const annotatedSql: Partial<Record<FixedColumnName, string>> = {
  duration_ms: ofSpans(fixedSql.duration_ms),
  status_code: ofSpans(fixedSql.status_code),
  'span.num_events': ofSpans(fixedSql['span.num_events']),
  'span.num_links': ofSpans(fixedSql['span.num_links']),
  'meta.annotation_type': 'annotation',
  parent_name: 'parent_name',
  'meta.time_since_span_start_ms': '(greatest(since_start_ns, 0 * since_start_ns) / 1e6)',
  'meta.invalid_time_since_span_start': '(CASE WHEN since_start_ns < 0 THEN true END)',
  'trace.link.trace_id': 'link_trace_id',
  'trace.link.span_id': 'link_span_id',
};

/** Places in the order in which they hide one another (SPEC.md, C2). */
const attributeSets = [
  ['span', 'attributes'],
  ['scope', 'scope_attributes'],
  ['resource', 'resource'],
] as const satisfies readonly (readonly [FieldPlace, string])[];

/**
 * A column as SQL over the table of spans.
 * - `fixed`: `value` has an SQL type of its own. `nanoseconds`: the same time as a whole number, which is never NULL
 *   and is put in order three times as fast.
 * - `dynamic`: `value` is a piece of JSON as text, `text` the same without quotes; both NULL where it is missing.
 *   `isScalar`: no array and no map, which stand there as their text already.
 */
export type ColumnSql =
  | { kind: 'fixed'; type: 'string' | 'number' | 'boolean'; value: string; nanoseconds?: string }
  | { kind: 'dynamic'; value: string; text: string; isScalar: boolean };

/** Says where attributes of a name were ever seen, so that SQL looks nowhere else. */
export type PlacesOf = (column: string) => ReadonlySet<FieldPlace>;

/** What is known of the rows' columns. */
export interface Catalogue {
  placesOf: PlacesOf;
  /** Whether events and links stand among the spans. */
  annotated: boolean;
  /** Where an attribute of spans is kept in a column of its own; `path` is the parameter that holds its JSON pointer. */
  keptAt?: (column: string, path: string) => KeptPlace | undefined;
}

/** An event's or link's own attributes stand where a span's do. */
const placesSeen = (seen: ReadonlySet<FieldPlace>, annotated: boolean): ReadonlySet<FieldPlace> =>
  annotated && (seen.has('event') || seen.has('link')) ? new Set([...seen, 'span']) : seen;

function fixedColumn(column: FixedColumnName, annotated: boolean): ColumnSql & { kind: 'fixed' } {
  const { type } = fixedColumns[column];
  const sqlType = type === 'integer' || type === 'float' ? 'number' : type;
  const value = (annotated ? annotatedSql[column] : undefined) ?? fixedSql[column];
  return { kind: 'fixed', type: sqlType, value, ...(column === 'duration_ms' && !annotated ? { nanoseconds } : {}) };
}

/** A number as JSON writes it: `1`, where DuckDB would write `1.0`, so that it equals an attribute's 1. */
export const numberAsJson = (value: string): string =>
  `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 9e15 THEN CAST(CAST(${value} AS BIGINT) AS VARCHAR) ELSE CAST(to_json(${value}) AS VARCHAR) END`;

const firstOf = (values: string[]): string =>
  values.length === 1 ? (values[0] ?? 'NULL') : `coalesce(${values.join(', ')})`;

/** Finds a column: attributes hide the span's own fields, as in Honeycomb, but only where such attributes arrived. */
export function columnSql(column: string, catalogue: Catalogue, parameters: Parameters): ColumnSql {
  const { placesOf, annotated, keptAt } = catalogue;
  const seen = placesSeen(placesOf(column), annotated);
  const sets = attributeSets.filter(
    ([place]) => seen.has(place) && !(place === 'resource' && column === SERVICE_COLUMN),
  );
  if (sets.length === 0) {
    return isFixedColumn(column)
      ? fixedColumn(column, annotated)
      : { kind: 'fixed', type: 'string', value: 'NULL::VARCHAR' };
  }
  const path = parameters.bind(pointer(column));
  const kept = seen.has('span') ? keptAt?.(column, path)?.column : undefined;
  const values = sets.map(([place, set]) => (place === 'span' && kept) || memberSql(set, path));
  const texts = sets.map(([place, set]) =>
    place === 'span' && kept ? `json_extract_string(${kept}, '$')` : `(${set}->>${path})`,
  );
  if (isFixedColumn(column)) {
    const { value, type } = fixedColumn(column, annotated);
    values.push(type === 'number' ? numberAsJson(value) : `CAST(to_json(${value}) AS VARCHAR)`);
    texts.push(`CAST(${value} AS VARCHAR)`);
  }
  return {
    kind: 'dynamic',
    value: firstOf(values),
    text: firstOf(texts),
    isScalar: values.length === 1 && kept !== undefined,
  };
}
