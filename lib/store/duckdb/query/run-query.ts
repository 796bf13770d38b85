import type { DuckDBConnection, JS } from '@duckdb/node-api';
import { bucketStarts, earlierPlan, withoutGroups } from '../../../query/plan.ts';
import { heatmapColumns, resultKey, scalarCalculations } from '../../../query/result-keys.ts';
import type { EarlierResult, QueryResult, ResultData, ResultRow } from '../../../query/result.ts';
import type { QueryPlan } from '../../../query/spec.ts';
import type { QueryRequest } from './base-sql.ts';
import { runHeatmap } from './heatmap.ts';
import { othersSql } from './others-sql.ts';
import { Parameters } from './parameters.ts';
import type { PickedKeys } from './picked-groups.ts';
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

/** How a plan's rows become data. */
function reading({ spec }: QueryPlan, jsonKeys: boolean[]): (row: JS[]) => ResultData {
  const { breakdowns } = spec;
  const values = scalarCalculations(spec).map(resultKey);
  return (row) => {
    const keyed = breakdowns.map((name, at) => [name, keyCell(row[LEADING + at], jsonKeys[at] ?? false)] as const);
    const counted = values.map((key, at) => [key, valueCell(row[LEADING + breakdowns.length + at])] as const);
    return Object.fromEntries<Cell>([...keyed, ...counted]);
  };
}

const countIn = (row: JS[] | undefined, index: number): number => (row?.[index] as number | null | undefined) ?? 0;

/** A row, with counts of its own where the query's spans stand for more than themselves. */
const rowOf = (row: JS[], data: ResultData): ResultRow =>
  countIn(row, 3) === countIn(row, 4)
    ? { data }
    : { data, counts: { sent: countIn(row, 5), standFor: countIn(row, 6) } };

const EPOCH = new Date(0).toISOString();

/** A statement's rows, told apart. */
interface Table {
  first: JS[] | undefined;
  /** The groups that are shown, each with its place from 1 and its raw row. */
  groups: { place: number; row: JS[]; result: ResultRow }[];
  series: QueryResult['series'];
  truncated: boolean;
}

async function runTable(connection: DuckDBConnection, request: QueryRequest, picked?: PickedKeys): Promise<Table> {
  const { plan } = request;
  const parameters = new Parameters();
  const { sql, jsonKeys } = tableSql(request, parameters, picked);
  const rows = await parameters.rows(connection, sql);
  const ranked = rows.filter(([place]) => place !== null);
  const shown = ranked.filter(([place]) => (place as number) <= plan.limit);
  const dataOf = reading(plan, jsonKeys);
  const groups = shown
    .filter(([, whole]) => whole)
    .map((row) => ({ place: row[0] as number, row, result: rowOf(row, dataOf(row)) }));
  // Written once a bucket, since that takes longer than all else that is done for a row.
  const times = bucketStarts(plan).map((start) => new Date(start).toISOString());
  const series = shown
    .filter(([, whole]) => !whole)
    .map((row) => ({ time: times[row[2] as number] ?? EPOCH, data: dataOf(row) }));
  return { first: rows[0], groups, series, truncated: shown.length < ranked.length };
}

/** The keys of the groups that are shown, as the statement gave them. */
const pickedOf = ({ spec }: QueryPlan, { groups }: Table): PickedKeys =>
  groups.map(({ row }) => row.slice(LEADING, LEADING + spec.breakdowns.length));

/** The groups of a table at an earlier time, as `earlierOf` of the evaluator tells them. */
async function runEarlier(connection: DuckDBConnection, request: QueryRequest, table: Table): Promise<EarlierResult> {
  const { plan } = request;
  const { from, to } = plan;
  if (table.groups.length === 0) return { from, to, results: [], series: [] };
  const picked = pickedOf(plan, table);
  const { groups, series } = await runTable(connection, request, picked);
  const byPlace = new Map(groups.map(({ place, result }) => [place, result]));
  return { from, to, results: picked.map((_, index) => byPlace.get(index + 1) ?? null), series };
}

/** The calculations over what no row of the table shows. */
async function runOthers(connection: DuckDBConnection, request: QueryRequest, table: Table): Promise<ResultRow> {
  const { plan } = request;
  const parameters = new Parameters();
  const sql = othersSql(request, parameters, pickedOf(plan, table));
  const [row = []] = await parameters.rows(connection, sql);
  const [matched, matchedFor] = [countIn(table.first, 3), countIn(table.first, 4)];
  const leading: JS[] = [1, true, null, matched, matchedFor];
  return rowOf([...leading, ...row], reading(withoutGroups(plan), [])([...leading, ...row]));
}

/** Answers a query. What came from outside is bound or a JSON pointer that is bound; none of it is SQL text. */
export async function runQuery(connection: DuckDBConnection, request: QueryRequest): Promise<QueryResult> {
  const began = performance.now();
  const { plan } = request;
  const table = await runTable(connection, request);
  const heatmaps = [];
  for (const column of heatmapColumns(plan.spec)) heatmaps.push(await runHeatmap(connection, request, column));
  const earlier = earlierPlan(plan);
  return {
    buckets: bucketStarts(plan),
    results: table.groups.map(({ result }) => result),
    series: table.series,
    heatmaps,
    ...(plan.others === true ? { others: await runOthers(connection, request, table) } : {}),
    ...(earlier ? { earlier: await runEarlier(connection, { ...request, plan: earlier }, table) } : {}),
    matched: countIn(table.first, 3),
    standFor: countIn(table.first, 4),
    truncated: table.truncated,
    elapsedMs: performance.now() - began,
  };
}
