import type { DuckDBConnection, JS } from '@duckdb/node-api';
import { bucketStarts } from '../../../query/plan.ts';
import { heatmapColumns, resultKey, scalarCalculations } from '../../../query/result-keys.ts';
import type { QueryResult, ResultData, ResultRow } from '../../../query/result.ts';
import type { QueryPlan } from '../../../query/spec.ts';
import type { QueryRequest } from './base-sql.ts';
import { runHeatmap } from './heatmap.ts';
import { Parameters } from './parameters.ts';
import { tableSql } from './table-sql.ts';

type Cell = ResultData[string];

function keyCell(cell: JS | undefined, isJson: boolean): Cell {
  if (cell === null || cell === undefined) return null;
  return isJson ? (JSON.parse(cell as string) as Cell) : (cell as Cell);
}

/** A calculation's cell. What is no finite number, such as a sum beyond a double's range, has no JSON and is null. */
const valueCell = (cell: JS | undefined): Cell => (typeof cell === 'number' && Number.isFinite(cell) ? cell : null);

/** Columns that stand before the breakdowns: place, whole, bucket, and four counts. */
const LEADING = 7;

function dataOf(plan: QueryPlan, row: JS[], jsonKeys: boolean[]): ResultData {
  const { breakdowns } = plan.spec;
  const keys = breakdowns.map(
    (column, index) => [column, keyCell(row[LEADING + index], jsonKeys[index] ?? false)] as const,
  );
  const values = scalarCalculations(plan.spec).map(
    (calculation, index) => [resultKey(calculation), valueCell(row[LEADING + breakdowns.length + index])] as const,
  );
  return Object.fromEntries<Cell>([...keys, ...values]);
}

const countIn = (row: JS[] | undefined, index: number): number => (row?.[index] as number | null | undefined) ?? 0;

/** A row, with counts of its own where the query's spans stand for more than themselves. */
const rowOf = (row: JS[], data: ResultData): ResultRow =>
  countIn(row, 3) === countIn(row, 4)
    ? { data }
    : { data, counts: { sent: countIn(row, 5), standFor: countIn(row, 6) } };

/** Answers a query. What came from outside is bound or a JSON pointer that is bound; none of it is SQL text. */
export async function runQuery(connection: DuckDBConnection, request: QueryRequest): Promise<QueryResult> {
  const began = performance.now();
  const { plan } = request;
  const parameters = new Parameters();
  const { sql, jsonKeys } = tableSql(request, parameters);
  const rows = (await parameters.run(connection, sql)).getRowsJS();
  const heatmaps = [];
  for (const column of heatmapColumns(plan.spec)) heatmaps.push(await runHeatmap(connection, request, column));
  const buckets = bucketStarts(plan);
  const ranked = rows.filter(([place]) => place !== null);
  const shown = ranked.filter(([place]) => (place as number) <= plan.spec.limit);
  return {
    buckets,
    results: shown.filter(([, whole]) => whole).map((row) => rowOf(row, dataOf(plan, row, jsonKeys))),
    series: shown
      .filter(([, whole]) => !whole)
      .map((row) => ({
        time: new Date(buckets[row[2] as number] ?? 0).toISOString(),
        data: dataOf(plan, row, jsonKeys),
      })),
    heatmaps,
    matched: countIn(rows[0], 3),
    standFor: countIn(rows[0], 4),
    truncated: shown.length < ranked.length,
    elapsedMs: performance.now() - began,
  };
}
