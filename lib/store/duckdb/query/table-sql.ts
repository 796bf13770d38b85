import { SERIES_GROUPS } from '../../../query/evaluate.ts';
import { bucketWidthMs } from '../../../query/plan.ts';
import { orderTerms } from '../../../query/order-rows.ts';
import { resultKey, scalarCalculations } from '../../../query/result-keys.ts';
import { aggregateSql, weighedAggregateSql } from './aggregate-sql.ts';
import { nanoseconds, type QueryRequest } from './base-sql.ts';
import { asksForRunning, cellsSql, type Expression } from './cells-sql.ts';
import type { ColumnSql } from './column-sql.ts';
import { havingSql } from './having-sql.ts';
import type { Parameters } from './parameters.ts';
import { groupedSql } from './percentile-sql.ts';
import { ratesSql } from './rates-sql.ts';
import { RowSource } from './row-source.ts';
import { hasWeights } from './weight-sql.ts';

/** SQL expressions that put a key column into the language's order of mixed values (SPEC.md, O3). */
function orderOfKey(alias: string, column: ColumnSql | undefined, descending: boolean): string[] {
  const direction = descending ? 'DESC NULLS LAST' : 'ASC NULLS LAST';
  if (column?.kind !== 'dynamic') return [`${alias} ${direction}`];
  const terms = [
    `TRY_CAST(${alias} AS DOUBLE)`,
    `CASE WHEN ${alias}[1] = '"' THEN json_extract_string(${alias}, '$') END`,
    `CASE WHEN ${alias} IN ('true', 'false') THEN ${alias} END`,
  ];
  return (descending ? terms.toReversed() : terms).map((term) => `${term} ${direction}`);
}

/** What the table's statement selects, for the one who reads its rows. */
export interface TableSql {
  sql: string;
  /** Whether each breakdown's cells are JSON text. */
  jsonKeys: boolean[];
}

/**
 * One statement for rows and series: grouping sets count each group as a whole and by bucket in a single pass, and
 * the groups are ranked afterwards. Where no group is left, one row has the totals and no rank. Rows: rank, whole?, bucket, spans matched in all, what those stand for in all, the
 * group's spans, what those stand for, breakdowns, calculations.
 */
export function tableSql(request: QueryRequest, parameters: Parameters): TableSql {
  const { spec } = request.plan;
  const rows = new RowSource(request, parameters);
  const express = (name: string | null | undefined, alias: string): Expression => {
    const column = name == null ? undefined : rows.column(name);
    return { column, alias };
  };
  const keys = spec.breakdowns.map((name, index) => express(name, `k${index}`));
  const calculations = scalarCalculations(spec);
  const values = calculations.map(({ column }, index) => express(column, `v${index}`));
  const weighted = hasWeights(request);
  const keyList = keys.map(({ alias }) => alias);
  const sql = `
    WITH ${[
      ...cellsSql(request, { rows, keys, values, weighted }, parameters),
      ...groupsSql(request, keyList, weighted),
    ].join(',\n')},
    totals AS (SELECT sum(sent) AS matched, sum(stand_for) AS matched_for FROM grouped WHERE whole),
    ranked AS (SELECT ${['row_number() OVER (ORDER BY ' + orderSql(request, keys) + ') AS place', ...keyList].join(', ')}
      FROM grouped WHERE whole AND ${havingSql(spec, parameters)} ORDER BY place LIMIT ${parameters.bind(BigInt(spec.limit + 1))}),
    shown AS (SELECT place, grouped.*
      FROM grouped JOIN ranked ON ${['(whole OR place <= ' + SERIES_GROUPS + ')', ...keyList.map((alias) => `grouped.${alias} IS NOT DISTINCT FROM ranked.${alias}`)].join(' AND ')})
    SELECT ${['place::DOUBLE', 'whole', 'bucket', 'matched', 'matched_for', 'sent', 'stand_for', ...keyList, ...calculations.map((_, index) => `c${index}`)].join(', ')}
    FROM totals LEFT JOIN shown ON true ORDER BY place, whole DESC, bucket`;
  return { sql, jsonKeys: keys.map(({ column }) => column?.kind === 'dynamic') };
}

/** The groups with their calculations, as `grouped`. */
function groupsSql(request: QueryRequest, keyList: string[], sampled: boolean): string[] {
  const { spec } = request.plan;
  const calculations = scalarCalculations(spec);
  const weighed = sampled && !spec.usage_mode;
  const rows = asksForRunning(request) ? '(count(*) FILTER (NOT ghost))::DOUBLE' : 'count(*)::DOUBLE';
  const running = runningSql(request);
  const aggregates = calculations.map((calculation, index) => {
    const aggregate = weighed ? weighedAggregateSql : aggregateSql;
    return `${aggregate(calculation, { value: `v${index}`, rows, running })} AS c${index}`;
  });
  const counts = [`${rows} AS sent`, `${sampled ? 'sum(weight)::DOUBLE' : rows} AS stand_for`];
  const columns = ['bucket', 'grouping(bucket) = 1 AS whole', ...counts, ...keyList, ...aggregates];
  const select = `(SELECT ${columns.join(', ')}
      FROM cells GROUP BY GROUPING SETS ((${keyList.join(', ')}), (${['bucket', ...keyList].join(', ')})))`;
  const counted = weighed ? [`base AS ${select}`, ...groupedSql(calculations, keyList)] : [`counted AS ${select}`];
  return [...counted, ratesSql(calculations, keyList)];
}

/** How many spans run: their time in a bucket over its width, or in the window over its length. */
function runningSql({ plan }: QueryRequest): string {
  const [window, width] = [plan.to - plan.from, bucketWidthMs(plan)].map((ms) => `${nanoseconds(ms)}::DOUBLE`);
  return `coalesce(sum(running), 0)::DOUBLE / CASE WHEN grouping(bucket) = 1 THEN ${window} ELSE ${width} END`;
}

function orderSql({ plan }: QueryRequest, keys: Expression[]): string {
  const calculations = scalarCalculations(plan.spec).map(resultKey);
  const terms = orderTerms(plan).flatMap(({ key, descending }) => {
    const index = plan.spec.breakdowns.indexOf(key);
    if (index >= 0) return orderOfKey(`k${index}`, keys[index]?.column, descending);
    return [`c${calculations.indexOf(key)} ${descending ? 'DESC' : 'ASC'} NULLS LAST`];
  });
  return terms.length > 0 ? terms.join(', ') : '1';
}
