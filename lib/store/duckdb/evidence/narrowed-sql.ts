import type { FixedColumnName } from '../../../query/columns.ts';
import type { Narrowed, Part, RowKind, RowName } from '../../../query/evidence.ts';
import type { Asker } from '../asker.ts';
import { filterSql } from '../query/filter-sql.ts';
import { whereSql, type QueryRequest } from '../query/base-sql.ts';
import { numberOf } from '../query/cells-sql.ts';
import type { Parameters } from '../query/parameters.ts';
import type { RowSource } from '../query/row-source.ts';

/** What a query is asked with, about the time of a region where there is one. */
export const narrowedRequest = (request: Asker, { plan, region }: Narrowed): QueryRequest => ({
  ...request,
  plan: region === undefined ? plan : { ...plan, from: region.from, to: region.to },
});

/** The query's own WHERE, and a part's conditions beside it: an AND, whatever the query's own conditions are joined by. */
export function narrowedSql(
  request: QueryRequest,
  { region, group = {}, traceId, row }: Part,
  rows: RowSource,
  parameters: Parameters,
): string {
  const terms = [whereSql(request, rows, parameters)];
  if (region !== undefined) {
    const column = rows.column(region.column);
    const value = numberOf(column, column.value);
    terms.push(`${value} >= ${parameters.bind(region.low)} AND ${value} < ${parameters.bind(region.high)}`);
  }
  for (const [column, value] of Object.entries(group)) {
    const same = value === null ? ({ column, op: 'does-not-exist' } as const) : ({ column, op: '=', value } as const);
    terms.push(filterSql(same, rows.column(column), parameters));
  }
  if (traceId !== undefined) terms.push(`trace_id = ${parameters.bind(traceId)}`);
  if (row !== undefined) terms.push(rowSql(row, request, parameters));
  return terms.join(' AND ');
}

const ANNOTATION_COLUMN = 'meta.annotation_type' satisfies FixedColumnName;

const annotationOf: Record<RowKind, string> = { span: 'IS NULL', event: "= 'span_event'", link: "= 'link'" };

function rowSql({ spanId, kind, time }: RowName, { placesOf }: QueryRequest, parameters: Parameters): string {
  // Without events and links there is no such column.
  const annotated = placesOf(ANNOTATION_COLUMN).size > 0;
  const isOfKind = annotated ? `annotation ${annotationOf[kind]}` : String(kind === 'span');
  return `coalesce(span_id, parent_id) = ${parameters.bind(spanId)} AND start_ns = ${parameters.bind(BigInt(time))} AND ${isOfKind}`;
}
