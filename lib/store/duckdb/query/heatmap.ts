import type { DuckDBConnection } from '@duckdb/node-api';
import { heatmapScale, LOWEST, VALUE_BUCKETS, type HeatmapScale } from '../../../query/heatmap-scale.ts';
import type { Heatmap } from '../../../query/result.ts';
import { bucketSql, whereSql, type QueryRequest } from './base-sql.ts';
import { Parameters } from './parameters.ts';
import { RowSource } from './row-source.ts';
import { numberOf } from './cells-sql.ts';
import { hasWeights } from './weight-sql.ts';

/** What a heatmap is drawn of. */
interface Points {
  /** A named query: the numbers, each with its bucket, and with its weight where spans have any. */
  sql: string;
  /** How many spans a square has. */
  count: string;
}

function pointsOf(request: QueryRequest, column: string, parameters: Parameters): Points {
  const rows = new RowSource(request, parameters);
  const sql = rows.column(column);
  const where = whereSql(request, rows, parameters);
  const weight = !request.plan.spec.usage_mode && hasWeights(request) ? ['weight'] : [];
  const inner = [`${bucketSql(request.plan, parameters)} AS bucket`, `${sql.value} AS v`, ...weight];
  const outer = ['bucket', `${numberOf(sql, 'v')} AS value`, ...weight];
  return {
    sql: `WITH matching AS (SELECT ${inner.join(', ')} FROM ${rows.from} WHERE ${where}),
    points AS (SELECT ${outer.join(', ')} FROM matching WHERE value IS NOT NULL)`,
    count: weight.length > 0 ? 'sum(weight::DOUBLE)' : 'count(*)',
  };
} // prettier-ignore

/** The SQL twin of `valueBucket`. */
function valueBucketSql(scale: HeatmapScale, parameters: Parameters): string {
  if (scale.kind === 'single') return '0';
  const from = parameters.bind(scale.from);
  const distance = scale.kind === 'log' ? `ln(value / ${from})` : `(value - ${from})`;
  return `CASE WHEN value <= ${from} THEN 0
    ELSE least(${VALUE_BUCKETS - 1}, CAST(floor(${distance} * ${parameters.bind(scale.perUnit)}) AS INTEGER)) END`;
}

/** The lowest, the highest and the lowest but for one in a hundred; all NULL where there are no numbers. */
function rangeSql(request: QueryRequest, column: string, parameters: Parameters): string {
  const rows = new RowSource(request, parameters);
  const sql = rows.column(column);
  const where = whereSql(request, rows, parameters);
  const times = sql.kind === 'fixed' ? sql.nanoseconds : undefined;
  const points = times
    ? `(SELECT ${times} AS value FROM ${rows.from} WHERE ${where})`
    : `(SELECT ${numberOf(sql, 'v')} AS value FROM (SELECT ${sql.value} AS v FROM ${rows.from} WHERE ${where}))`;
  const told = ['min(value)', 'max(value)', `quantile_disc(value, ${LOWEST})`];
  return `SELECT ${told.map((one) => (times ? `${one} / 1e6` : one)).join(', ')} FROM ${points}`;
}

/** A statement, and the values that it is run with. */
export interface Bound {
  sql: string;
  parameters: Parameters;
}

/** The first pass over a heatmap's rows: the range of their values. */
export function rangeStatement(request: QueryRequest, column: string): Bound {
  const parameters = new Parameters();
  return { sql: rangeSql(request, column, parameters), parameters };
}

/** The second pass: how many spans each square of time and value has. */
export function squaresStatement(request: QueryRequest, column: string, scale: HeatmapScale): Bound {
  const parameters = new Parameters();
  const points = pointsOf(request, column, parameters);
  const sql = `${points.sql}
    SELECT bucket, ${valueBucketSql(scale, parameters)} AS row, ${points.count}::DOUBLE FROM points GROUP BY ALL ORDER BY ALL`;
  return { sql, parameters };
}

/** The axis that the first pass comes to; null where there are no numbers. */
export async function scaleOf(
  connection: DuckDBConnection,
  { plan }: QueryRequest,
  { sql, parameters }: Bound,
): Promise<HeatmapScale | null> {
  const [range = []] = await parameters.rows(connection, sql);
  const [min, max, low] = range as (number | null)[];
  return min == null || max == null || low == null ? null : heatmapScale({ min, max, low }, plan.scale);
}

/** Counts the spans in each square of time and value, in two passes: the range first, since it decides the axis. */
export async function runHeatmap(
  connection: DuckDBConnection,
  request: QueryRequest,
  column: string,
): Promise<Heatmap> {
  const scale = await scaleOf(connection, request, rangeStatement(request, column));
  if (scale === null) return { column, scale: 'linear', edges: [], cells: [] };
  const { sql, parameters } = squaresStatement(request, column, scale);
  const cells = (await parameters.rows(connection, sql)) as Heatmap['cells'];
  return { column, scale: scale.kind, edges: scale.edges, cells };
}
