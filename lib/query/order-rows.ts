import { compareDescending, compareValues } from './compare-values.ts';
import type { ResultData } from './result.ts';
import { resultKey, scalarCalculations } from './result-keys.ts';
import type { QueryPlan } from './spec.ts';

/** What the rows are ordered by: what was asked, or the first calculation, highest first; then the breakdowns (O1, O2). */
export function orderTerms(plan: QueryPlan): { key: string; descending: boolean }[] {
  const { orders, breakdowns } = plan.spec;
  const first = scalarCalculations(plan.spec)[0];
  const asked = orders.map((order) => ({
    key: order.op === undefined ? (order.column ?? '') : resultKey({ op: order.op, column: order.column }),
    descending: order.order === 'descending',
  }));
  const usual = first ? [{ key: resultKey(first), descending: true }] : [];
  return [...(asked.length > 0 ? asked : usual), ...breakdowns.map((key) => ({ key, descending: false }))];
}

/** The order of two rows of a query's table. */
export function compareRows(plan: QueryPlan, left: ResultData, right: ResultData): number {
  for (const { key, descending } of orderTerms(plan)) {
    const compare = descending ? compareDescending : compareValues;
    const difference = compare(left[key] ?? undefined, right[key] ?? undefined);
    if (difference !== 0) return difference;
  }
  return 0;
}
