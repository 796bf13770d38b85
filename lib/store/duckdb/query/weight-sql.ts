import { MOST_WEIGHT, weightColumns } from '../../../query/weight.ts';
import type { QueryRequest } from './base-sql.ts';
import { columnSql } from './column-sql.ts';
import type { Parameters } from './parameters.ts';

/** A piece of JSON as a sample rate: a number, or text of digits. */
const rateSql = (json: string): string =>
  `CASE WHEN ${json}[1] = '"'
    THEN (CASE WHEN regexp_full_match(${json}, '"[+-]?[0-9]{1,18}"') THEN TRY_CAST(trim(${json}, '"') AS DOUBLE) END)
    ELSE TRY_CAST(${json} AS DOUBLE) END`;

/** How a span's sample rate is read off it, under the name `rate`, and what it then weighs. */
export interface WeightSql {
  rate: string;
  weight: string;
}

/**
 * The SQL twin of `spanWeight`. Null where no span of the workspace ever had a sample rate, which is the usual case and
 * costs nothing.
 */
export function weightSql({ placesOf }: QueryRequest, parameters: Parameters): WeightSql | null {
  const rates = weightColumns
    .map((name) => columnSql(name, placesOf, parameters))
    .filter(({ kind }) => kind === 'dynamic');
  if (rates.length === 0) return null;
  const rate = `coalesce(${[...rates.map(({ value }) => value), 'NULL'].join(', ')})`;
  return {
    rate,
    weight: `CAST(least(greatest(floor(coalesce(${rateSql('rate')}, 1) + 0.5), 1), ${MOST_WEIGHT}) AS BIGINT)`,
  };
}
