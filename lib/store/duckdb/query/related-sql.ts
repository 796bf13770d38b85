import type { Related, Relation } from '../../../query/relations.ts';
import type { ColumnSql } from './column-sql.ts';
import { filterSql } from './filter-sql.ts';
import type { Parameters } from './parameters.ts';

/** The columns of a related span that are looked at, by their names. */
type Wanted = ReadonlyMap<string, { alias: string; column: ColumnSql }>;

/** A relation to be joined to the rows. */
export interface RelatedParts extends Related {
  wanted: Wanted;
  /** Every span of the workspace, behind FROM, and a way to its columns. */
  spans: { from: string; column: (name: string) => ColumnSql };
  workspace: string;
}

/** By which of its columns a related span is found, and by which of the row's. */
const keys: Partial<Record<Relation, { span: string; row: string }>> = {
  parent: { span: 'span_id', row: 'parent_id' },
  child: { span: 'parent_id', row: 'span_id' },
};

/** One span for each key: the first to begin of those that pass. */
function spansSql({ relation, filters, wanted, spans, workspace }: RelatedParts, parameters: Parameters): string {
  const key = keys[relation]?.span ?? 'NULL';
  const conditions = [
    `workspace = ${workspace}`,
    ...(relation === 'root' ? ['parent_id IS NULL'] : []),
    ...filters.map((filter) => filterSql(filter, spans.column(filter.column), parameters)),
  ];
  const columns = [...wanted.values()].map(({ alias, column }) => `${column.value} AS ${alias}`);
  const select = `SELECT ${['trace_id AS of_trace', `${key} AS of_key`, ...columns].join(', ')} FROM ${spans.from} WHERE ${conditions.join(' AND ')}`;
  if (columns.length === 0) return `(SELECT DISTINCT of_trace, of_key FROM (${select}))`;
  return `(${select} QUALIFY row_number() OVER (PARTITION BY trace_id, ${key} ORDER BY start_ns, seq) = 1)`;
}

function kindOfJoin({ relation, filters }: Related): string {
  if (relation === 'none') return 'ANTI JOIN';
  return filters.length > 0 ? 'JOIN' : 'LEFT JOIN';
}

/** Joins a relation to the rows, as `withRelated` does it for one row. */
export function relatedSql(rows: string, parts: RelatedParts, parameters: Parameters): string {
  const { relation, wanted } = parts;
  const key = keys[relation];
  const on = ['base.trace_id = related.of_trace', ...(key ? [`base.${key.row} = related.of_key`] : [])];
  const columns = ['base.*', ...[...wanted.values()].map(({ alias }) => `related.${alias}`)];
  return `(SELECT ${columns.join(', ')} FROM ${rows} AS base ${kindOfJoin(parts)} ${spansSql(parts, parameters)} AS related ON ${on.join(' AND ')})`;
}
