import { ALL_DATASETS, bucketStarts, bucketWidthMs } from '../../../query/plan.ts';
import { ownFilters } from '../../../query/relations.ts';
import type { QueryPlan } from '../../../query/spec.ts';
import type { KeptPlace } from '../kept/kept-columns.ts';
import type { PlacesOf } from './column-sql.ts';
import { filterSql } from './filter-sql.ts';
import type { Parameters } from './parameters.ts';
import type { RowSource } from './row-source.ts';

/** What a query is asked with. */
export interface QueryRequest {
  workspace: string;
  plan: QueryPlan;
  placesOf: PlacesOf;
  /** Where an attribute of the workspace's spans is kept in a column; is told what is asked for. */
  keptOf?: (column: string) => KeptPlace | undefined;
}

export const nanoseconds = (unixMs: number): bigint => BigInt(unixMs) * 1_000_000n;

/** The WHERE clause: workspace, window, dataset and the query's own filters. */
export function whereSql({ workspace, plan }: QueryRequest, rows: RowSource, parameters: Parameters): string {
  const filters = ownFilters(plan.spec);
  const { filter_combination: combination } = plan.spec;
  const terms = [
    `workspace = ${parameters.bind(workspace)}`,
    `start_ns >= ${parameters.bind(nanoseconds(plan.from))}`,
    `start_ns < ${parameters.bind(nanoseconds(plan.to))}`,
  ];
  if (plan.dataset !== ALL_DATASETS) terms.push(`service = ${parameters.bind(plan.dataset)}`);
  if (filters.length > 0) {
    terms.push(
      `(${filters.map((filter) => filterSql(filter, rows.column(filter.column), parameters)).join(` ${combination} `)})`,
    );
  }
  return terms.join(' AND ');
}

/** Which time bucket a span falls into, from 0. */
export function bucketSql(plan: QueryPlan, parameters: Parameters): string {
  const origin = parameters.bind(nanoseconds(bucketStarts(plan)[0] ?? 0));
  return `CAST((start_ns - ${origin}) // ${parameters.bind(nanoseconds(bucketWidthMs(plan)))} AS INTEGER)`;
}
