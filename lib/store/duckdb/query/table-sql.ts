import { SERIES_GROUPS } from '../../../query/evaluate.ts';
import { orderTerms } from '../../../query/order-rows.ts';
import { resultKey, scalarCalculations, type Calculation } from '../../../query/result-keys.ts';
import { aggregateSql, weighedAggregateSql } from './aggregate-sql.ts';
import { bucketSql, whereSql, type QueryRequest } from './base-sql.ts';
import type { ColumnSql } from './column-sql.ts';
import { havingSql } from './having-sql.ts';
import type { Parameters } from './parameters.ts';
import { groupedSql } from './percentile-sql.ts';
import { RowSource } from './row-source.ts';
import { weightSql } from './weight-sql.ts';

/** A column as something to group by or count: JSON with arrays and maps as strings, or its own SQL type. */
const keyOf = (column: ColumnSql, alias: string): string =>
  column.kind === 'fixed'
    ? alias
    : `CASE WHEN ${alias}[1] IN ('[', '{') THEN CAST(to_json(${alias}) AS VARCHAR) ELSE ${alias} END`;

/** A column as a number, NULL where it holds none: text is not a number, however it looks. */
export function numberOf(column: ColumnSql, alias: string): string {
  if (column.kind === 'dynamic') return `TRY_CAST(${alias} AS DOUBLE)`;
  return column.type === 'number' ? alias : 'NULL::DOUBLE';
}

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

interface Expression {
  column: ColumnSql | undefined;
  /** The column's SQL, under which name the inner query passes it on, and what the outer one makes of it. */
  inner: string;
  alias: string;
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
    return { column, inner: column?.value ?? '1', alias };
  };
  const keys = spec.breakdowns.map((name, index) => express(name, `k${index}`));
  const calculations = scalarCalculations(spec);
  const values = calculations.map(({ column }, index) => express(column, `v${index}`));
  const weight = weightSql(request, parameters);
  const keyList = keys.map(({ alias }) => alias);
  const sql = `
    WITH ${[
      matchingSql(
        request,
        [...inner(keys), ...inner(values), ...(weight === null ? [] : [`${weight.rate} AS rate`])],
        rows,
        parameters,
      ),
      `cells AS (SELECT ${['bucket', ...keys.map(asKey), ...calculations.map((one, index) => asValue(one, values[index])), ...(weight ? [`${weight.weight} AS weight`] : [])].join(', ')} FROM matching)`,
      ...groupsSql(request, keyList, weight !== null),
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

const inner = (expressions: Expression[]): string[] => expressions.map(({ inner: sql, alias }) => `${sql} AS ${alias}`);

/** The spans that count, each with what the query looks at. */
function matchingSql(request: QueryRequest, looked: string[], rows: RowSource, parameters: Parameters): string {
  const where = whereSql(request, rows, parameters);
  return `matching AS (SELECT ${[`${bucketSql(request.plan, parameters)} AS bucket`, ...looked].join(', ')}
      FROM ${rows.from} WHERE ${where})`;
} // prettier-ignore

/** The groups with their calculations, as `grouped`. */
function groupsSql({ plan: { spec } }: QueryRequest, keyList: string[], sampled: boolean): string[] {
  const calculations = scalarCalculations(spec);
  const weighed = sampled && !spec.usage_mode;
  const aggregate = weighed ? weighedAggregateSql : aggregateSql;
  const aggregates = calculations.map((calculation, index) => `${aggregate(calculation, `v${index}`)} AS c${index}`);
  const counts = ['count(*)::DOUBLE AS sent', `${sampled ? 'sum(weight)' : 'count(*)'}::DOUBLE AS stand_for`];
  const columns = ['bucket', 'grouping(bucket) = 1 AS whole', ...counts, ...keyList, ...aggregates];
  const select = `(SELECT ${columns.join(', ')}
      FROM cells GROUP BY GROUPING SETS ((${keyList.join(', ')}), (${['bucket', ...keyList].join(', ')})))`;
  return weighed ? [`base AS ${select}`, ...groupedSql(calculations, keyList)] : [`grouped AS MATERIALIZED ${select}`];
}

const asKey = ({ column, alias }: Expression): string => `${column ? keyOf(column, alias) : alias} AS ${alias}`;

function asValue({ op }: Calculation, expression: Expression | undefined): string {
  const { column, alias } = expression ?? { column: undefined, alias: 'NULL' };
  if (!column) return `${alias} AS ${alias}`;
  return `${op === 'COUNT_DISTINCT' ? keyOf(column, alias) : numberOf(column, alias)} AS ${alias}`;
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
