import { orderTerms, SERIES_GROUPS } from '../../../query/evaluate.ts';
import { isPercentile, percentileFractions } from '../../../query/percentiles.ts';
import { resultKey, scalarCalculations, type Calculation } from '../../../query/result-keys.ts';
import { bucketSql, whereSql, type QueryRequest } from './base-sql.ts';
import { columnSql, type ColumnSql } from './column-sql.ts';
import type { Parameters } from './parameters.ts';

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

function aggregate({ op }: Calculation, value: string): string {
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
 * the groups are ranked afterwards. Rows: rank, whole?, bucket, spans matched in all, breakdowns, calculations.
 */
export function tableSql(request: QueryRequest, parameters: Parameters): TableSql {
  const { spec } = request.plan;
  const express = (name: string | null | undefined, alias: string): Expression => {
    const column = name == null ? undefined : columnSql(name, request.placesOf, parameters);
    return { column, inner: column?.value ?? '1', alias };
  };
  const keys = spec.breakdowns.map((name, index) => express(name, `k${index}`));
  const calculations = scalarCalculations(spec);
  const values = calculations.map(({ column }, index) => express(column, `v${index}`));
  const inner = [...keys, ...values].map(({ inner: sql, alias }) => `${sql} AS ${alias}`);
  const keyList = keys.map(({ alias }) => alias);
  const aggregates = calculations.map((calculation, index) => `${aggregate(calculation, `v${index}`)} AS c${index}`);
  const outer = [...keys.map(asKey), ...calculations.map((calculation, index) => asValue(calculation, values[index]))];
  const sql = `
    WITH matching AS (SELECT ${[`${bucketSql(request.plan, parameters)} AS bucket`, ...inner].join(', ')}
      FROM spans WHERE ${whereSql(request, parameters)}),
    cells AS (SELECT ${['bucket', ...outer].join(', ')} FROM matching),
    grouped AS MATERIALIZED (SELECT ${['bucket', 'grouping(bucket) = 1 AS whole', 'count(*)::DOUBLE AS n', ...keyList, ...aggregates].join(', ')}
      FROM cells GROUP BY GROUPING SETS ((${keyList.join(', ')}), (${['bucket', ...keyList].join(', ')}))),
    ranked AS (SELECT ${['row_number() OVER (ORDER BY ' + orderSql(request, keys) + ') AS place', ...keyList].join(', ')}
      FROM grouped WHERE whole ORDER BY place LIMIT ${parameters.bind(BigInt(spec.limit + 1))})
    SELECT ${[
      'place::DOUBLE',
      'whole',
      'grouped.bucket',
      '(SELECT sum(n) FROM grouped WHERE whole)',
      ...keyList.map((alias) => `grouped.${alias}`),
      ...calculations.map((_, index) => `c${index}`),
    ].join(', ')}
    FROM grouped JOIN ranked ON ${['(whole OR place <= ' + SERIES_GROUPS + ')', ...keyList.map((alias) => `grouped.${alias} IS NOT DISTINCT FROM ranked.${alias}`)].join(' AND ')}
    ORDER BY place, whole DESC, grouped.bucket`;
  return { sql, jsonKeys: keys.map(({ column }) => column?.kind === 'dynamic') };
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
