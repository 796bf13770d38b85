import type { Narrowed } from '../../../query/evidence.ts';
import type { Asker } from '../asker.ts';
import { whereSql, type QueryRequest } from '../query/base-sql.ts';
import { numberOf } from '../query/cells-sql.ts';
import type { Parameters } from '../query/parameters.ts';
import type { RowSource } from '../query/row-source.ts';

/** What a query is asked with, about the time of a region where there is one. */
export const narrowedRequest = (request: Asker, { plan, region }: Narrowed): QueryRequest => ({
  ...request,
  plan: region === undefined ? plan : { ...plan, from: region.from, to: region.to },
});

/** The query's own WHERE, and the region's values beside it: an AND, whatever the query's own conditions are joined by. */
export function narrowedSql(
  request: QueryRequest,
  region: Narrowed['region'],
  rows: RowSource,
  parameters: Parameters,
): string {
  const where = whereSql(request, rows, parameters);
  if (region === undefined) return where;
  const column = rows.column(region.column);
  const value = numberOf(column, column.value);
  return `${where} AND ${value} >= ${parameters.bind(region.low)} AND ${value} < ${parameters.bind(region.high)}`;
}
