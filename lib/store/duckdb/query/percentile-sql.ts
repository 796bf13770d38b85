import { isPercentile, percentileFractions } from '../../../query/percentiles.ts';
import type { Calculation } from '../../../query/result-keys.ts';

interface Percentile {
  /** The result column that it fills. */
  column: string;
  fraction: number;
}

/** The percentiles that are asked of one column of `cells`. */
interface Ladder {
  name: string;
  value: string;
  percentiles: Percentile[];
}

/** The percentiles of a query's calculations, by the column they are asked of: values of one column are sorted once. */
function laddersOf(calculations: readonly Calculation[]): Ladder[] {
  const ladders = new Map<string, Ladder>();
  for (const [index, { op, column }] of calculations.entries()) {
    if (!isPercentile(op)) continue;
    const of = column ?? '';
    const ladder = ladders.get(of) ?? { name: `ladder${index}`, value: `v${index}`, percentiles: [] };
    ladder.percentiles.push({ column: `c${index}`, fraction: percentileFractions[op] });
    ladders.set(of, ladder);
  }
  return [...ladders.values()];
}

/** A percentile of a ladder, interpolated as `weighedQuantile` does it. */
function quantileSql({ column, fraction }: Percentile): string {
  const place = `(any_value(total) - 1) * ${fraction}`;
  const stepAt = (at: string): string => `min(value) FILTER (upto > ${at}((total - 1) * ${fraction}))`;
  const below = stepAt('floor');
  return `${below} + (${stepAt('ceil')} - ${below}) * (${place} - floor(${place})) AS ${column}`;
}

/** One column's values in order, each with the weights up to its own, for every group as a whole and by bucket. */
function ladderSql({ name, value, percentiles }: Ladder, keys: readonly string[]): string {
  const group = ['whole', 'bucket', ...keys].join(', ');
  return `${name}_sets AS (SELECT ${['whole', 'CASE WHEN NOT whole THEN bucket END AS bucket', ...keys, `${value} AS value`, 'weight'].join(', ')}
      FROM cells, (VALUES (true), (false)) AS sets(whole) WHERE ${value} IS NOT NULL),
    ${name}_steps AS (SELECT ${group}, value,
      sum(weight) OVER (PARTITION BY ${group} ORDER BY value ROWS UNBOUNDED PRECEDING) AS upto,
      sum(weight) OVER (PARTITION BY ${group}) AS total FROM ${name}_sets),
    ${name} AS (SELECT ${[group, ...percentiles.map(quantileSql)].join(', ')} FROM ${name}_steps GROUP BY ${group})`;
}

/**
 * Percentiles of spans that stand for several each, which no aggregate of the database knows: the values are set in a
 * row, and the row is walked by weight. Gives the statement's `base` those columns, as `counted`.
 */
export function groupedSql(calculations: readonly Calculation[], keys: readonly string[]): string[] {
  const ladders = laddersOf(calculations);
  if (ladders.length === 0) return ['counted AS (SELECT * FROM base)'];
  const found = ladders.flatMap(({ name, percentiles }) =>
    percentiles.map(({ column }) => `${name}.${column} AS ${column}`),
  );
  const joins = ladders.map(({ name }) => {
    const same = ['bucket', ...keys].map((column) => `base.${column} IS NOT DISTINCT FROM ${name}.${column}`);
    return `LEFT JOIN ${name} ON ${[`base.whole = ${name}.whole`, ...same].join(' AND ')}`;
  });
  return [
    ...ladders.map((ladder) => ladderSql(ladder, keys)),
    `counted AS (SELECT base.* REPLACE (${found.join(', ')}) FROM base ${joins.join(' ')})`,
  ];
}
