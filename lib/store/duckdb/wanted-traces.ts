import { BIGINT, DOUBLE, VARCHAR, type DuckDBConnection, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import { wellFormed } from '../../query/attribute-json.ts';
import type { TraceCount, TracesAsked } from '../telemetry-store.ts';

/** Where traces are looked for; `lastSeq` is the newest number of all. */
export interface WantedTraces {
  workspace: string;
  lastSeq: number;
  /** Whether there are segments at all: where there are none, nothing is spent on them. */
  hasSegments: boolean;
  asked: TracesAsked;
}

const FIRST_WINDOW = 20_000;

const spanParts = `SELECT trace_id, seq, name, service, start_ns, greatest(start_ns + duration_ns, start_ns) AS end_ns,
    status_code = 2 AS failed, true AS is_span
  FROM spans WHERE workspace = $workspace AND seq > $after`;

// A segment's name is its service's.
const segmentParts = `SELECT trace_id, seq, place, place, time_ns, greatest(coalesce(end_ns, time_ns), time_ns),
    failed = 1, false
  FROM signals WHERE workspace = $workspace AND seq > $after AND signal = 'segment'`;

/** What traces consist of; of the columns that no condition names, nothing is read. */
const partsOf = ({ hasSegments }: WantedTraces): string =>
  hasSegments ? `(${spanParts} UNION ALL ${segmentParts})` : `(${spanParts})`;

/** A condition on a trace, with the value that is bound in it. */
interface Condition {
  sql: string;
  values?: Record<string, [DuckDBType, DuckDBValue]>;
}

const never: Condition[] = [];

const haveWords = (words: string): Condition => {
  const digits = words.toLowerCase().replace(/^1-/, '').replaceAll('-', '');
  const named = 'bool_or(contains(lower(name), lower($words)) OR contains(lower(service), lower($words)))';
  const values: Condition['values'] = { words: [VARCHAR, wellFormed(words)] };
  if (!/^[0-9a-f]{1,32}$/.test(digits)) return { sql: named, values };
  return { sql: `(${named} OR starts_with(trace_id, $digits))`, values: { ...values, digits: [VARCHAR, digits] } };
};

// A trace is told by its spans, and by its segments where it has no spans: so are its errors and its length.
const haveFailed: Condition = { sql: 'coalesce(bool_or(failed) FILTER (is_span), bool_or(failed))' };

const tookLonger = (ms: number): Condition => ({
  sql: `(coalesce(max(end_ns) FILTER (is_span), max(end_ns))::HUGEINT
    - coalesce(min(start_ns) FILTER (is_span), min(start_ns))) / 1e6 > $slower`,
  values: { slower: [DOUBLE, ms] },
});

/** What was asked of the traces themselves, whatever their age. */
function conditionsOf({ words = '', failed = false, slowerThanMs }: TracesAsked): Condition[] {
  const trimmed = words.trim();
  return [
    ...(trimmed === '' ? never : [haveWords(trimmed)]),
    ...(failed ? [haveFailed] : never),
    ...(slowerThanMs === undefined ? never : [tookLonger(slowerThanMs)]),
  ];
}

const isBefore = (before: number): Condition => ({
  sql: 'max(seq) < $before',
  values: { before: [BIGINT, BigInt(before)] },
});

const having = (conditions: Condition[]): string =>
  conditions.length === 0 ? '' : `HAVING ${conditions.map(({ sql }) => sql).join(' AND ')}`;

interface Reading extends WantedTraces {
  /** Only what has a number above it is looked at. */
  after: number;
  conditions: Condition[];
}

/** Runs a statement in which every value is bound. */
async function rowsOf(
  connection: DuckDBConnection,
  sql: string,
  { workspace, after, conditions }: Reading,
): Promise<unknown[][]> {
  const bound = Object.assign({}, ...conditions.map(({ values }) => values)) as NonNullable<Condition['values']>;
  bound['workspace'] = [VARCHAR, workspace];
  bound['after'] = [BIGINT, BigInt(after)];
  const of = <T>(pick: (value: [DuckDBType, DuckDBValue]) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(bound).map(([name, value]) => [name, pick(value)]));
  const reader = await connection.runAndReadAll(
    sql,
    of(([, value]) => value),
    of(([type]) => type),
  );
  return reader.getRowsJS();
}

/**
 * Ids of the wanted traces whose newest part is newest. Looks at the newest numbers first, and further back only for
 * want; but whether a trace has what is asked of it, only all of its parts can tell.
 */
export async function wantedTraceIds(
  connection: DuckDBConnection,
  wanted: WantedTraces,
  limit: number,
): Promise<string[]> {
  const { lastSeq, asked } = wanted;
  const ofTraces = conditionsOf(asked);
  const conditions = asked.before === undefined ? ofTraces : [...ofTraces, isBefore(asked.before)];
  const count: Condition = { sql: '', values: { limit: [BIGINT, BigInt(limit)] } };
  const sql = `SELECT trace_id FROM ${partsOf(wanted)} GROUP BY trace_id ${having(conditions)}
    ORDER BY max(seq) DESC LIMIT $limit`;
  const first = lastSeq - (asked.before ?? lastSeq) + FIRST_WINDOW;
  for (let window = ofTraces.length > 0 ? lastSeq : first; ; window *= 8) {
    const reading = { ...wanted, after: lastSeq - window, conditions: [...conditions, count] };
    const ids = (await rowsOf(connection, sql, reading)).map(([traceId]) => traceId as string);
    if (ids.length >= limit || window >= lastSeq) return ids;
  }
}

/** How many traces have what is asked of them, and how many of these are before a number. */
export async function countTraces(connection: DuckDBConnection, wanted: WantedTraces): Promise<TraceCount> {
  const { before } = wanted.asked;
  const conditions = conditionsOf(wanted.asked);
  const newest = `SELECT max(seq) AS newest FROM ${partsOf(wanted)} GROUP BY trace_id ${having(conditions)}`;
  const older = before === undefined ? 'count(*)' : 'count_if(newest < $before)';
  const bound = before === undefined ? conditions : [...conditions, isBefore(before)];
  const reading = { ...wanted, after: -1, conditions: bound };
  const [row = []] = await rowsOf(connection, `SELECT count(*), ${older} FROM (${newest})`, reading);
  return { total: Number(row[0]), older: Number(row[1]) };
}
