import { SERIES_GROUPS } from '../../../query/evaluate.ts';
import { bucketWidthMs } from '../../../query/plan.ts';
import { rateKeys } from '../../../query/rates.ts';
import { orderTerms } from '../../../query/order-rows.ts';
import { resultKey, scalarCalculations } from '../../../query/result-keys.ts';
import { aggregateSql, weighedAggregateSql } from './aggregate-sql.ts';
import { nanoseconds, type QueryRequest } from './base-sql.ts';
import { asksForRunning, cellsSql, type CellParts, type Expression } from './cells-sql.ts';
import type { ColumnSql } from './column-sql.ts';
import { havingSql } from './having-sql.ts';
import type { Parameters } from './parameters.ts';
import { seriesApart } from './series-apart.ts';
import { pickedSql, type PickedKeys } from './picked-groups.ts';
import { groupedSql } from './percentile-sql.ts';
import { ratesSql } from './rates-sql.ts';
import { RowSource } from './row-source.ts';
import { valuesFirstSql } from './values-first-sql.ts';
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

/** The columns of a query's groups and calculations. */
export function partsOf(request: QueryRequest, parameters: Parameters): Omit<CellParts, 'twice'> {
  const { spec } = request.plan;
  const rows = new RowSource(request, parameters);
  const express = (name: string | null | undefined, alias: string): Expression => {
    const column = name == null ? undefined : rows.column(name);
    return { column, alias };
  };
  const keys = spec.breakdowns.map((name, index) => express(name, `k${index}`));
  const values = scalarCalculations(spec).map(({ column }, index) => express(column, `v${index}`));
  return { rows, keys, values, weighted: hasWeights(request) };
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
export function tableSql(request: QueryRequest, parameters: Parameters, picked?: PickedKeys): TableSql {
  const { rows, keys, values, weighted } = partsOf(request, parameters);
  const keyList = keys.map(({ alias }) => alias);
  const sql = `
    WITH ${[
      ...cellsSql(request, { rows, keys, values, weighted, twice: seriesApart(request, weighted) }, parameters),
      ...groupsSql(request, keyList, weighted),
    ].join(',\n')},
    totals AS (SELECT sum(sent) AS matched, sum(stand_for) AS matched_for FROM grouped WHERE whole),
    ranked AS (${picked ? pickedSql(picked, keys, parameters) : rankedSql(request, keys, parameters)}),
    ${shownSql(request, keyList, weighted)}
    SELECT ${['place::DOUBLE', 'whole', 'bucket', 'matched', 'matched_for', 'sent', 'stand_for', ...keyList, ...values.map((_, index) => `c${index}`)].join(', ')}
    FROM totals LEFT JOIN shown ON true ORDER BY place, whole DESC, bucket`;
  return { sql, jsonKeys: keys.map(({ column }) => column?.kind === 'dynamic') };
}

/** The groups in their order, one more than are shown. Only these are numbered: to number all takes sorting all. */
function rankedSql(request: QueryRequest, keys: Expression[], parameters: Parameters): string {
  const order = `ORDER BY ${orderSql(request, keys)}`;
  return `SELECT ${[`row_number() OVER (${order}) AS place`, ...keys.map(({ alias }) => alias)].join(', ')}
    FROM (SELECT * FROM grouped WHERE whole AND ${havingSql(request.plan.spec, parameters)}
      ${order} LIMIT ${parameters.bind(BigInt(request.plan.limit + 1))})`;
}

/** The groups that are shown, each as a whole and by bucket. */
function shownSql(request: QueryRequest, keyList: string[], weighted: boolean): string {
  const same = (left: string): string =>
    keyList.map((alias) => ` AND ${left}.${alias} IS NOT DISTINCT FROM ranked.${alias}`).join('');
  const inSeries = request.plan.series ? `place <= ${SERIES_GROUPS}` : 'false';
  if (!seriesApart(request, weighted)) {
    return `shown AS (SELECT place, grouped.* FROM grouped JOIN ranked ON (whole OR ${inSeries})${same('grouped')})`;
  }
  const few = `(SELECT cells.* FROM cells SEMI JOIN ranked ON ${inSeries}${same('cells')})`;
  return `fine AS (${countsSql(request, { keyList, weighted, level: 'bucket', from: few })}),
    shown AS (SELECT place, grouped.* FROM grouped JOIN ranked ON true${same('grouped')}
      UNION ALL SELECT place, fine.* FROM fine JOIN ranked ON true${same('fine')})`;
}

/** What groups are made of. */
interface Grouping {
  keyList: string[];
  weighted: boolean;
  /** Whole groups, their buckets, or both in one pass. */
  level: 'whole' | 'bucket' | 'both';
  from: string;
}

const levels: Record<Grouping['level'], { place: string[]; sets: (keys: string[]) => string[] }> = {
  both: {
    place: ['bucket', 'grouping(bucket) = 1 AS whole'],
    sets: (keys) => [`GROUPING SETS ((${keys.join(', ')}), (${['bucket', ...keys].join(', ')}))`],
  },
  whole: { place: ['NULL::INTEGER AS bucket', 'true AS whole'], sets: (keys) => keys },
  bucket: { place: ['bucket', 'false AS whole'], sets: (keys) => ['bucket', ...keys] },
};

/** One SELECT of groups with their counts and calculations. */
function countsSql(request: QueryRequest, { keyList, weighted, level, from }: Grouping): string {
  const { spec } = request.plan;
  const weighed = weighted && !spec.usage_mode;
  const rows = asksForRunning(request) ? '(count(*) FILTER (NOT ghost))::DOUBLE' : 'count(*)::DOUBLE';
  const running = runningSql(request);
  const aggregates = scalarCalculations(spec).map((calculation, index) => {
    const aggregate = weighed ? weighedAggregateSql : aggregateSql;
    return `${aggregate(calculation, { value: `v${index}`, rows, running })} AS c${index}`;
  });
  const counts = [`${rows} AS sent`, `${weighted ? 'sum(weight)::DOUBLE' : rows} AS stand_for`];
  const { place, sets } = levels[level];
  const groups = sets(keyList);
  const groupBy = groups.length > 0 ? `GROUP BY ${groups.join(', ')}` : '';
  return `SELECT ${[...place, ...counts, ...keyList, ...aggregates].join(', ')} FROM ${from} ${groupBy}`;
}

/** The groups with their calculations, as `grouped`. */
export function groupsSql(request: QueryRequest, keyList: string[], weighted: boolean): string[] {
  const calculations = scalarCalculations(request.plan.spec);
  const level = needsBuckets(request) && !seriesApart(request, weighted) ? 'both' : 'whole';
  const valuesFirst = level === 'both' && !weighted ? valuesFirstSql(request, keyList) : undefined;
  if (valuesFirst) return [...valuesFirst, ratesSql(calculations, keyList)];
  const select = `(${countsSql(request, { keyList, weighted, level, from: 'cells' })})`;
  const weighed = weighted && !request.plan.spec.usage_mode;
  const counted = weighed ? [`base AS ${select}`, ...groupedSql(calculations, keyList)] : [`counted AS ${select}`];
  return [...counted, ratesSql(calculations, keyList)];
}

/** Rates are differences between buckets, whether these are told or not. */
const needsBuckets = ({ plan }: QueryRequest): boolean => plan.series || rateKeys(plan.spec).length > 0;

/** How many spans run: their time in a bucket over its width, or in the window over its length. */
function runningSql(request: QueryRequest): string {
  const { plan } = request;
  const [window, width] = [plan.to - plan.from, bucketWidthMs(plan)].map((ms) => `${nanoseconds(ms)}::DOUBLE`);
  return `coalesce(sum(running), 0)::DOUBLE / ${needsBuckets(request) ? `CASE WHEN grouping(bucket) = 1 THEN ${window} ELSE ${width} END` : window}`;
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
