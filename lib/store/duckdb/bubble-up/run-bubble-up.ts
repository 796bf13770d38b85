import type { DuckDBConnection } from '@duckdb/node-api';
import { tooLong, type BubbleUpAnswer, type BubbleUpReport } from '../../../bubble-up/bubble-up.ts';
import { rankColumns, restating, type Finding } from '../../../bubble-up/rank.ts';
import { MOST_HISTOGRAMS, noSides, type Sides } from '../../../bubble-up/tally.ts';
import { shapesOf } from './histograms.ts';
import { readTallies, type TallyRow } from './read-tallies.ts';
import { ComparedRows, type BubbleUpRequest, type Steps } from './sides-sql.ts';
import { talliesSql } from './tallies-sql.ts';

/** Rows that are looked at on each side, and their attributes' characters: shares of so many rows are right to half a point. */
const MOST_ROWS = 25_000;
const MOST_CHARACTERS = 24_000_000;

/** Milliseconds after which a comparison is given up, so that nobody's page and no other query waits for it. */
const MOST_TIME = 10_000;

interface Extent {
  totals: Sides;
  undrawn: number;
  steps: Steps;
}

interface SideRow {
  side: boolean | null;
  n: number;
  w: number;
  characters: number;
}

/** How many rows there are on each side. */
async function extentOf(connection: DuckDBConnection, request: BubbleUpRequest): Promise<Extent> {
  const rows = new ComparedRows(request);
  const sql = `SELECT CASE WHEN y IS NOT NULL AND isfinite(y) THEN inside END AS side, count(*)::DOUBLE AS n, sum(w)::DOUBLE AS w,
      coalesce(sum(strlen(attributes)), 0)::DOUBLE AS characters
    FROM (${rows.select(['attributes'])}) GROUP BY side`;
  const found = (await rows.parameters.run(connection, sql)).getRowObjectsJS() as unknown as SideRow[];
  const side = (wanted: boolean | null) =>
    found.find((row) => row.side === wanted) ?? { n: 0, w: 0, characters: 0, side: wanted };
  const stepOf = ({ n, characters }: SideRow): number =>
    Math.max(1, Math.ceil(n / MOST_ROWS), Math.ceil(characters / MOST_CHARACTERS));
  const [within, beyond] = [side(true), side(false)];
  return {
    totals: {
      inside: { rows: within.n, weight: within.w },
      outside: { rows: beyond.n, weight: beyond.w },
    },
    undrawn: side(null).n,
    steps: { inside: stepOf(within), outside: stepOf(beyond) },
  };
}

/** The measures among the first findings with their histograms, and each column with why it says nothing new. */
async function complete(
  connection: DuckDBConnection,
  request: BubbleUpRequest,
  steps: Steps,
  findings: readonly Finding[],
): Promise<Finding[]> {
  const measures = findings.filter(({ measure }) => measure).slice(0, MOST_HISTOGRAMS);
  const shapes = await shapesOf(connection, request, steps, measures);
  const { spec } = request.plan;
  return findings.map((finding) => {
    const shape = shapes[measures.indexOf(finding)] ?? { histogram: null, correlation: null };
    const { correlation } = shape;
    const restates = restating(spec, request.region.column, { column: finding.column, correlation });
    return Object.assign({}, finding, shape, { restates });
  });
}

async function compare(
  connection: DuckDBConnection,
  request: BubbleUpRequest,
): Promise<Omit<BubbleUpReport, 'elapsedMs'>> {
  const { totals, undrawn, steps } = await extentOf(connection, request);
  // With one side empty there is nothing to compare.
  if (totals.inside.rows === 0 || totals.outside.rows === 0)
    return { totals, looked: noSides(), undrawn, columns: 0, findings: [] };
  const rows = new ComparedRows(request);
  const sql = talliesSql(request, rows, steps);
  const told = (await rows.parameters.run(connection, sql)).getRowObjectsJS() as unknown as TallyRow[];
  const { looked, columns } = readTallies(told);
  const findings = await complete(connection, request, steps, rankColumns(columns, looked));
  return { totals, looked, undrawn, columns: columns.length, findings };
}

/** Compares a region's rows with the query's others. What came from outside is bound; a comparison that takes too long is given up. */
export async function runBubbleUp(connection: DuckDBConnection, request: BubbleUpRequest): Promise<BubbleUpAnswer> {
  const began = performance.now();
  let givenUp = false;
  const timer = setTimeout(() => {
    givenUp = true;
    connection.interrupt();
  }, MOST_TIME);
  try {
    const report = await compare(connection, request);
    return { ok: { ...report, elapsedMs: performance.now() - began } };
  } catch (error) {
    if (givenUp) return { problem: tooLong };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
