import { isRate } from '../../../query/rates.ts';
import type { Calculation } from '../../../query/result-keys.ts';

/** The SQL twin of `withRates` and `withWholeRates`, over a group's rows: it as a whole, and its buckets. */
function rateSql(column: string, group: string): string {
  const bucketed = `CASE WHEN NOT whole AND isfinite(${column}) THEN ${column} END`;
  const over = `OVER (${group} ORDER BY whole, bucket`;
  const all = `${over} ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)`;
  const [first, last] = ['first_value', 'last_value'].map((name) => `${name}(${bucketed} IGNORE NULLS) ${all}`);
  const whole = `CASE WHEN count(${bucketed}) ${all} > 1 THEN ${last} - ${first} END`;
  return `CASE WHEN whole THEN ${whole} ELSE ${column} - lag(${bucketed} IGNORE NULLS) ${over}) END AS ${column}`;
}

/** Turns the values of rates into what they changed by: `to` from `from`. The same rows where no rate is asked for. */
export function ratesSql(calculations: readonly Calculation[], keys: readonly string[]): string {
  const group = keys.length > 0 ? `PARTITION BY ${keys.join(', ')}` : '';
  const rates = calculations.flatMap(({ op }, index) => (isRate(op) ? [rateSql(`c${index}`, group)] : []));
  const replaced = rates.length > 0 ? ` REPLACE (${rates.join(', ')})` : '';
  return `grouped AS MATERIALIZED (SELECT *${replaced} FROM counted)`;
}
