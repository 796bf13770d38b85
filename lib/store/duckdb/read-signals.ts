import type { DuckDBConnection } from '@duckdb/node-api';
import { cursorAt, type SignalFilter, type SignalPage, type SignalPlace } from '../../telemetry/signal-query.ts';
import type { SignalName } from '../../telemetry/signal.ts';
import { Parameters } from './query/parameters.ts';
import { signalSelection, signalsOf } from './read-signal-row.ts';
import { orderSql, whereSql } from './signal-filter-sql.ts';

/** Signals that are read at once, unless the caller says otherwise. */
const USUAL_LIMIT = 1000;

/** Signals of a workspace, in the order that the filter asks for, as many as its limits leave room for. */
export async function readSignals(
  connection: DuckDBConnection,
  workspace: string,
  filter: SignalFilter,
): Promise<SignalPage> {
  const bind = new Parameters();
  const limit = Math.max(0, filter.limit ?? USUAL_LIMIT);
  // One more than is wanted, which tells whether there are more.
  const found = `SELECT rowid AS row, time_ns, seq FROM signals
    WHERE ${whereSql(workspace, filter, bind)} ${orderSql(filter)} LIMIT ${bind.bind(BigInt(limit + 1))}`;
  // The rows first: to sort whole documents for the few that are kept costs several times as much.
  const sql = `WITH found AS MATERIALIZED (${found})
    SELECT ${signalSelection}, (SELECT count(*) FROM found)::DOUBLE FROM signals
    WHERE rowid IN (${keptSql(filter, limit, bind)}) ${orderSql(filter)}`;
  const rows = (await bind.run(connection, sql)).getRowsJS();
  const signals = signalsOf(rows);
  const last = signals.at(-1);
  const count = Number(rows[0]?.at(-1) ?? 0);
  return { signals, more: last !== undefined && count > signals.length ? cursorAt(last) : null };
}

/** What is kept of the rows that were found: so many of them, up to a number of bytes where the filter has one. */
function keptSql(filter: SignalFilter, limit: number, bind: Parameters): string {
  const first = `SELECT row FROM found ${orderSql(filter)} LIMIT ${bind.bind(BigInt(limit))}`;
  if (filter.mostBytes === undefined) return first;
  // What a row really holds: `bytes` is what the sender's clients count, and knows nothing of a log's attributes.
  const before = `sum(size) OVER (${orderSql(filter)} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
  const most = bind.bind(BigInt(Math.max(1, filter.mostBytes)));
  return `SELECT row FROM (SELECT row, time_ns, seq, coalesce(${before}, 0) AS before FROM (
      SELECT rowid AS row, time_ns, seq, strlen(body) AS size FROM signals WHERE rowid IN (${first})))
    WHERE before < ${most}`;
}

/** One line for each place and stream, those first that got something last. */
export async function readPlaces(
  connection: DuckDBConnection,
  workspace: string,
  filter: Pick<SignalFilter, 'signal' | 'place'>,
): Promise<SignalPlace[]> {
  const bind = new Parameters();
  const reader = await bind.run(
    connection,
    `SELECT signal, place, stream, count(*)::DOUBLE AS count, sum(bytes)::DOUBLE AS bytes,
       min(time_ns) AS first_time, max(time_ns) AS last_time, max(received_at)::DOUBLE AS last_received_at,
       max(seq)::DOUBLE AS last_seq
     FROM signals WHERE ${whereSql(workspace, filter, bind)}
     GROUP BY signal, place, stream ORDER BY last_seq DESC`,
  );
  return reader.getRowObjectsJS().map((row) => placeOf(row as unknown as PlaceRow));
}

interface PlaceRow {
  signal: SignalName;
  place: string;
  stream: string;
  count: number;
  bytes: number;
  first_time: bigint;
  last_time: bigint;
  last_received_at: number;
  last_seq: number;
}

const placeOf = (row: PlaceRow): SignalPlace => ({
  signal: row.signal,
  place: row.place,
  stream: row.stream,
  count: row.count,
  bytes: row.bytes,
  firstTime: row.first_time,
  lastTime: row.last_time,
  lastReceivedAt: row.last_received_at,
  lastSeq: row.last_seq,
});
