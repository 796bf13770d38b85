import { isPercentile, percentileFractions } from '../../../query/percentiles.ts';
import { isRate, rateOf } from '../../../query/rates.ts';
import type { Calculation } from '../../../query/result-keys.ts';

/** What an aggregate is written with. */
export interface Aggregated {
  /** The column that holds the calculation's values. */
  value: string;
  /** How many rows there are, as a DOUBLE. */
  rows: string;
  /** How many spans run, as a DOUBLE; only where that is asked for. */
  running: string;
}

/** One calculation; each span counts once. A rate is the value that it is the rate of; `rates-sql.ts` goes on from there. */
export function aggregateSql({ op }: Pick<Calculation, 'op'>, { value, rows, running }: Aggregated): string {
  if (isPercentile(op)) return `quantile_cont(${value}, ${percentileFractions[op]})`;
  if (isRate(op)) return aggregateSql({ op: rateOf[op] }, { value, rows, running });
  switch (op) {
    case 'COUNT':
      return rows;
    case 'CONCURRENCY':
      return running;
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
export function weighedAggregateSql({ op }: Pick<Calculation, 'op'>, aggregated: Aggregated): string {
  const { value } = aggregated;
  if (isRate(op)) return weighedAggregateSql({ op: rateOf[op] }, aggregated);
  switch (op) {
    case 'COUNT':
      return 'coalesce(sum(weight), 0)::DOUBLE';
    case 'SUM':
      return `sum(${value} * weight)`;
    case 'AVG':
      return `sum(${value} * weight) / (sum(weight) FILTER (${value} IS NOT NULL))`;
    default:
      return isPercentile(op) ? 'NULL::DOUBLE' : aggregateSql({ op }, aggregated);
  }
}
