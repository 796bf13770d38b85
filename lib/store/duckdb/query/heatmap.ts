import type { DuckDBConnection } from '@duckdb/node-api';
import { heatmapScale, VALUE_BUCKETS, type HeatmapScale } from '../../../query/heatmap-scale.ts';
import type { Heatmap } from '../../../query/result.ts';
import { bucketSql, whereSql, type QueryRequest } from './base-sql.ts';
import { columnSql } from './column-sql.ts';
import { Parameters } from './parameters.ts';
import { numberOf } from './table-sql.ts';

/** The numbers that a heatmap is drawn of, each with its bucket, as a named query. */
function pointsSql(request: QueryRequest, column: string, parameters: Parameters): string {
  const sql = columnSql(column, request.placesOf, parameters);
  return `WITH matching AS (SELECT ${bucketSql(request.plan, parameters)} AS bucket, ${sql.value} AS v
      FROM spans WHERE ${whereSql(request, parameters)}),
    points AS (SELECT bucket, ${numberOf(sql, 'v')} AS value FROM matching WHERE value IS NOT NULL)`;
}

/** The SQL twin of `valueBucket`. */
function valueBucketSql(scale: HeatmapScale, parameters: Parameters): string {
  if (scale.kind === 'single') return '0';
  const from = parameters.bind(scale.from);
  const distance = scale.kind === 'log' ? `ln(value / ${from})` : `(value - ${from})`;
  return `CASE WHEN value <= ${from} THEN 0
    ELSE least(${VALUE_BUCKETS - 1}, CAST(floor(${distance} * ${parameters.bind(scale.perUnit)}) AS INTEGER)) END`;
}

/** Counts the spans in each square of time and value, in two passes: the range first, since it decides the axis. */
export async function runHeatmap(
  connection: DuckDBConnection,
  request: QueryRequest,
  column: string,
): Promise<Heatmap> {
  const forRange = new Parameters();
  const rangeSql = `${pointsSql(request, column, forRange)}
    SELECT min(value), max(value), quantile_cont(value, 0.01) FROM points`;
  const [min, max, low] = ((await forRange.run(connection, rangeSql)).getRowsJS()[0] ?? []) as (number | null)[];
  if (min == null || max == null || low == null) return { column, scale: 'linear', edges: [], cells: [] };
  const scale = heatmapScale({ min, max, low });
  const parameters = new Parameters();
  const cellsSql = `${pointsSql(request, column, parameters)}
    SELECT bucket, ${valueBucketSql(scale, parameters)} AS row, count(*)::DOUBLE FROM points GROUP BY ALL ORDER BY ALL`;
  const cells = (await parameters.run(connection, cellsSql)).getRowsJS() as Heatmap['cells'];
  return { column, scale: scale.kind, edges: scale.edges, cells };
}
