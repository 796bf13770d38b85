import { fixedColumns, isFixedColumn, kindSamples, type FixedColumnName } from '../../query/columns.ts';
import type { ColumnSummary } from '../telemetry-store.ts';
import { addSample, type FieldEntry } from './field-entry.ts';

/** Own fields that stand in every span, whatever arrives. */
const everywhere = [
  'trace.trace_id', 'trace.span_id', 'name', 'duration_ms', 'service.name', 'span.kind', 'type', 'status_code',
  'span.num_events', 'span.num_links', 'meta.signal_type', 'environment',
] as const satisfies readonly FixedColumnName[]; // prettier-ignore

const kinds = new Set<string>(['span.kind', 'type']);

function alwaysThere(name: FixedColumnName, arrived: number): ColumnSummary {
  return { name, type: fixedColumns[name].type, count: arrived, samples: kinds.has(name) ? [...kindSamples] : [] };
}

/** Two types in one column are `mixed`, but integers among floats are floats. */
function jointType(left: ColumnSummary['type'], right: ColumnSummary['type']): ColumnSummary['type'] {
  if (left === right) return left;
  const numbers = [left, right].every((type) => type === 'integer' || type === 'float');
  return numbers ? 'float' : 'mixed';
}

/** Spans of one field: a span has one type in a place, so types add up and places do not. */
function countOf(entries: readonly FieldEntry[]): number {
  const byPlace = new Map<string, number>();
  for (const { place, count } of entries) byPlace.set(place, (byPlace.get(place) ?? 0) + count);
  return Math.max(...byPlace.values());
}

function summaryOf(name: string, entries: readonly FieldEntry[], usual: ColumnSummary | undefined): ColumnSummary {
  const samples = { samples: [...(usual?.samples ?? [])] };
  for (const sample of entries.flatMap((entry) => entry.samples)) addSample(samples, sample);
  const types = entries.map(({ type }): ColumnSummary['type'] => type);
  const type = (usual ? [usual.type, ...types] : types).reduce(jointType);
  return { name, type, count: Math.max(usual?.count ?? 0, countOf(entries)), ...samples };
}

const isOwn = (name: string): number => (isFixedColumn(name) ? 0 : 1);

/**
 * Every column that a query can find something in: the ones each span has, then the attributes that arrived, by name.
 * A name in several places counts as often as in the place where it is most frequent.
 */
export function columnSummaries(fields: readonly FieldEntry[], arrived: number): ColumnSummary[] {
  if (arrived === 0) return [];
  const summaries = new Map(everywhere.map((name): [string, ColumnSummary] => [name, alwaysThere(name, arrived)]));
  const byName = new Map<string, FieldEntry[]>();
  for (const field of fields) byName.set(field.name, [...(byName.get(field.name) ?? []), field]);
  for (const [name, entries] of byName) summaries.set(name, summaryOf(name, entries, summaries.get(name)));
  return [...summaries.values()].sort((a, b) => isOwn(a.name) - isOwn(b.name) || a.name.localeCompare(b.name));
}
