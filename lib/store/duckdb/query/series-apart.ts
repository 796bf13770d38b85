import type { FixedColumnName } from '../../../query/columns.ts';
import { isPercentile } from '../../../query/percentiles.ts';
import { rateKeys } from '../../../query/rates.ts';
import { scalarCalculations } from '../../../query/result-keys.ts';
import type { QueryRequest } from './base-sql.ts';
import { asksForRunning } from './cells-sql.ts';

/** Columns with about as many values as there are traces or spans. */
const ids = new Set<string>(['trace.trace_id', 'trace.span_id', 'trace.parent_id'] satisfies FixedColumnName[]);

/**
 * Whether the groups are counted first, and then the buckets of the few that are shown: with an id among the breakdowns
 * there are a thousand groups for each of those. With few groups one pass for both is faster. Rates, concurrency and
 * weighed percentiles need every bucket anyway.
 */
export function seriesApart(request: QueryRequest, weighted: boolean): boolean {
  const { spec, series } = request.plan;
  if (!series || !spec.breakdowns.some((name) => ids.has(name))) return false;
  if (asksForRunning(request) || rateKeys(spec).length > 0) return false;
  return !weighted || !scalarCalculations(spec).some(({ op }) => isPercentile(op));
}
