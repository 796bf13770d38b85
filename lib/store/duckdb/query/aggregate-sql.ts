import { isPercentile, percentileFractions } from '../../../query/percentiles.ts';
import type { Calculation } from '../../../query/result-keys.ts';

/** One calculation over the column `value`; each span counts once. */
export function aggregateSql({ op }: Calculation, value: string): string {
  if (isPercentile(op)) return `quantile_cont(${value}, ${percentileFractions[op]})`;
  switch (op) {
    case 'COUNT':
      return 'count(*)::DOUBLE';
    case 'COUNT_DISTINCT':
      return `count(DISTINCT ${value})::DOUBLE`;
    case 'SUM':
    case 'AVG':
    case 'MIN':
    case 'MAX':
      return `${op.toLowerCase()}(${value})`;
    default:
      throw new Error(`${op} is not a number.`);
  }
}

/** The same with spans counting by their column `weight` (SPEC.md, W2). Percentiles come from `percentileSql`. */
export function weighedAggregateSql(calculation: Calculation, value: string): string {
  switch (calculation.op) {
    case 'COUNT':
      return 'coalesce(sum(weight), 0)::DOUBLE';
    case 'SUM':
      return `sum(${value} * weight)`;
    case 'AVG':
      return `sum(${value} * weight) / (sum(weight) FILTER (${value} IS NOT NULL))`;
    default:
      return isPercentile(calculation.op) ? 'NULL::DOUBLE' : aggregateSql(calculation, value);
  }
}
