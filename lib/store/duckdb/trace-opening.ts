import { LIST, VARCHAR, listValue, type DuckDBConnection } from '@duckdb/node-api';
import { ONE_CLOCK, TWO_CLOCKS } from '../../telemetry/clock-grain.ts';
import { timeOddities, type TimeOddity, type TraceOpening, type WholeTrace } from '../../telemetry/trace-opening.ts';
import { openingRows, type Descent } from '../opening-rows.ts';
import type { OpeningWish } from '../telemetry-store.ts';
import { spanSelection, spansOf } from './read-row.ts';

/** More services and environments, or more text in the first rows, and the page had better wait for the whole. */
const MOST_PARTS = 50;
const MOST_BYTES = 512 * 1024;

/** Stands for a parent that there is none of: ids have sixteen digits. */
const NO_PARENT = '-'.repeat(16);
const ID = NO_PARENT.length;

const ofTrace = 'workspace = $1 AND trace_id = $2';

// The order in which a waterfall draws siblings. One piece of text, since a value for each cell would take longer than the query.
const descents = `SELECT string_agg(span_id || coalesce(parent_id, '${NO_PARENT}'), ''
  ORDER BY start_ns, duration_ns DESC, name, span_id) AS ids FROM spans WHERE ${ofTrace}`;

const partsOf = `SELECT service, environment, count(*)::DOUBLE AS spans, count_if(status_code = 2)::DOUBLE AS failed,
    min(start_ns) AS start, max(start_ns::HUGEINT + greatest(duration_ns, 0)) AS end, bool_or(coalesce(rest LIKE '%"time"%', false)) AS far
  FROM spans WHERE ${ofTrace} GROUP BY service, environment
  ORDER BY min({start_ns: start_ns, shorter: -duration_ns, name: name, span_id: span_id}) LIMIT ${MOST_PARTS + 1}`;

/** Each span beside its parent, in nanoseconds that no hostile time makes overflow. */
const pairs = `WITH those AS (SELECT span_id, parent_id, service, environment, start_ns::HUGEINT AS start,
    start_ns::HUGEINT + duration_ns AS "end" FROM spans WHERE ${ofTrace}),
  pairs AS (SELECT span."end" < span.start AS backwards, parent.service = span.service AS one_clock,
    parent.environment <> span.environment AS moved, parent.start - span.start AS early, span."end" - parent."end" AS late,
    span."end" <= parent.start AS was_over
  FROM those AS span LEFT JOIN those AS parent ON parent.span_id = span.parent_id)`;

/** As `markTimes` of the waterfall has it: one service has one clock, and two have two. */
const isSkewed = `NOT one_clock AND (early > ${TWO_CLOCKS} OR (early > ${ONE_CLOCK} AND was_over))`;
const isOdd: Record<TimeOddity, string> = {
  'clock-skew': isSkewed,
  'starts-early': `one_clock AND early > ${ONE_CLOCK}`,
  'outside-parent': `late > CASE WHEN one_clock THEN ${ONE_CLOCK} ELSE ${TWO_CLOCKS} END AND NOT (${isSkewed})`,
  'ends-before-start': 'backwards',
  'other-environment': 'moved',
};
const oddities = `${pairs} SELECT ${timeOddities.map((odd) => `count_if(${isOdd[odd]})::DOUBLE AS "${odd}"`).join(', ')} FROM pairs`;

const firstRows = `SELECT ${spanSelection} FROM spans WHERE ${ofTrace} AND span_id IN (SELECT unnest($3))
  QUALIFY sum(strlen(attributes) + strlen(resource) + coalesce(strlen(events), 0) + coalesce(strlen(links), 0)) OVER ()
    <= ${MOST_BYTES}`;

interface Part {
  service: string;
  environment: string;
  spans: number;
  failed: number;
  start: bigint;
  end: bigint;
  /** A time of it is kept elsewhere, since the columns cannot hold it. */
  far: boolean;
}

/** How a trace begins; null where its first rows cannot be told without all of it, or hold too much to be sent ahead. */
export async function traceOpening(
  connection: DuckDBConnection,
  { workspace, traceId }: { workspace: string; traceId: string },
  { rows, most, syntheticRoots, named }: OpeningWish,
): Promise<TraceOpening | null> {
  const those = [workspace, traceId];
  const ask = async (sql: string) => (await connection.runAndReadAll(sql, those)).getRowObjectsJS();
  const whole = wholeOf((await ask(partsOf)) as unknown as Part[]);
  if (whole === null || whole.spans > most) return null;
  const [read] = (await ask(descents)) as { ids: string }[];
  const opening = openingRows(descentsIn(read?.ids ?? ''), new Set(syntheticRoots), rows);
  if (opening === null) return null;
  const [odd] = (await ask(oddities)) as WholeTrace['odd'][];
  const found = await connection.runAndReadAll(
    firstRows,
    [...those, listValue(opening.first)],
    [VARCHAR, VARCHAR, LIST(VARCHAR)],
  );
  const byId = new Map(spansOf(found).map((span) => [span.spanId, span]));
  const spans = opening.first.flatMap((id) => byId.get(id) ?? []);
  if (odd === undefined || spans.length < opening.first.length) return null;
  const { children, roots, isKnown } = opening;
  return { spans, children, roots, whole: { ...whole, odd }, known: named.filter(isKnown) };
}

function wholeOf(parts: readonly Part[]): Omit<WholeTrace, 'odd'> | null {
  const [first] = parts;
  if (first === undefined || parts.length > MOST_PARTS || parts.some(({ far }) => far)) return null;
  return {
    spans: parts.reduce((sum, { spans }) => sum + spans, 0),
    failed: parts.reduce((sum, { failed }) => sum + failed, 0),
    services: [...new Set(parts.map(({ service }) => service))],
    environments: [...new Set(parts.map(({ environment }) => environment))],
    start: first.start,
    end: parts.reduce((latest, { end }) => (end > latest ? end : latest), first.end),
  };
}

const descentsIn = (ids: string): Descent[] =>
  Array.from({ length: ids.length / (2 * ID) }, (_, index) => {
    const at = index * 2 * ID;
    const parent = ids.slice(at + ID, at + 2 * ID);
    return [ids.slice(at, at + ID), parent === NO_PARENT ? null : parent];
  });
