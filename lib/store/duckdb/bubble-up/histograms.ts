import type { DuckDBConnection } from '@duckdb/node-api';
import { measureEdges } from '../../../bubble-up/measure-edges.ts';
import type { Finding } from '../../../bubble-up/rank.ts';
import { noSides, type Histogram } from '../../../bubble-up/tally.ts';
import { numberOf } from '../query/cells-sql.ts';
import { sidesOf } from './entries-sql.ts';
import { ComparedRows, type BubbleUpRequest, type Steps } from './sides-sql.ts';

interface BarRow {
  i: number;
  bar: number | null;
  r: number | null;
  n_in: number;
  w_in: number;
  n_out: number;
  w_out: number;
}

/** What is told of a measure beside its thresholds. */
export interface MeasureShape {
  histogram: Histogram;
  correlation: number | null;
}

/** Histograms of measures over both sides, and how they rise and fall with the region's column, in one pass. */
export async function shapesOf(
  connection: DuckDBConnection,
  request: BubbleUpRequest,
  steps: Steps,
  measures: readonly Finding[],
): Promise<MeasureShape[]> {
  if (measures.length === 0) return [];
  const rows = new ComparedRows(request);
  const all = measures.map(({ range }) => measureEdges(range ?? { min: 0, max: 0 }));
  const numbers = measures.map(({ column }, index) => {
    const sql = rows.column(column);
    return `{'i': ${index}::INTEGER, 'x': ${numberOf(sql, `(${sql.value})`)}}`;
  });
  const edges = all.flatMap((list, index) =>
    list.slice(0, -1).map((edge, bar) => `(${index}, ${bar}, ${rows.parameters.bind(edge)}::DOUBLE, ${bar === list.length - 2 || list.length === 1 ? `'inf'::DOUBLE` : `${rows.parameters.bind(list[bar + 1] ?? edge)}::DOUBLE`})`),
  ); // prettier-ignore
  const sql = `WITH base AS (${rows.select([`[${numbers.join(', ')}] AS numbers`], steps)}),
    each_one AS MATERIALIZED (SELECT e.i, e.x, y, inside, w FROM (SELECT inside, w, y, unnest(numbers) AS e FROM base) WHERE e.x IS NOT NULL),
    edges(i, bar, low, high) AS (VALUES ${edges.join(', ')}),
    bars AS (SELECT i, bar, ${sidesOf('1', 'w')} FROM each_one JOIN edges USING (i) WHERE x >= low AND x < high GROUP BY i, bar)
    SELECT i, bar, NULL::DOUBLE AS r, n_in::DOUBLE AS n_in, w_in::DOUBLE AS w_in, n_out::DOUBLE AS n_out, w_out::DOUBLE AS w_out FROM bars
    UNION ALL SELECT i, NULL, corr(x, y), 0, 0, 0, 0 FROM each_one GROUP BY i`;
  const found = (await rows.parameters.run(connection, sql)).getRowObjectsJS() as unknown as BarRow[];
  return all.map((list, index) => shapeOf(list, found.filter(({ i }) => i === index)));
} // prettier-ignore

function shapeOf(edges: number[], rows: readonly BarRow[]): MeasureShape {
  const bars = Array.from({ length: Math.max(1, edges.length - 1) }, noSides);
  for (const { bar, n_in, w_in, n_out, w_out } of rows) {
    if (bar !== null) bars[bar] = { inside: { rows: n_in, weight: w_in }, outside: { rows: n_out, weight: w_out } };
  }
  const r = rows.find(({ bar }) => bar === null)?.r ?? null;
  return { histogram: { edges, bars }, correlation: r !== null && Number.isFinite(r) ? r : null };
}
