import type { DuckDBConnection } from '@duckdb/node-api';
import type { SignalFilter, SignalPlace } from '../../telemetry/signal-query.ts';
import type { SignalName, StoredSignal } from '../../telemetry/signal.ts';
import { Parameters } from './query/parameters.ts';
import { signalSelection, signalsOf } from './read-signal-row.ts';
import { orderSql, whereSql } from './signal-filter-sql.ts';

/** Signals that are read at once, unless the caller says otherwise. */
const USUAL_LIMIT = 1000;

/** Signals of a workspace, in the order that the filter asks for. */
export async function readSignals(
  connection: DuckDBConnection,
  workspace: string,
  filter: SignalFilter,
): Promise<StoredSignal[]> {
  const bind = new Parameters();
  const where = whereSql(workspace, filter, bind);
  const limit = bind.bind(BigInt(Math.max(0, filter.limit ?? USUAL_LIMIT)));
  const rows = `FROM signals WHERE ${where} ${orderSql(filter)} LIMIT ${limit}`;
  // The rows first: to sort whole documents for the few that are kept costs several times as much.
  const sql = `SELECT ${signalSelection} FROM signals
    WHERE rowid IN (${rowsSql(rows, filter, bind)}) ${orderSql(filter)}`;
  return signalsOf(await bind.run(connection, sql));
}

/** The rows themselves, up to a number of bytes where the filter has one. */
function rowsSql(rows: string, filter: SignalFilter, bind: Parameters): string {
  if (filter.mostBytes === undefined) return `SELECT rowid ${rows}`;
  const before = `sum(bytes) OVER (${orderSql(filter)} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
  const most = bind.bind(BigInt(Math.max(1, filter.mostBytes)));
  return `SELECT row FROM (SELECT rowid AS row, coalesce(${before}, 0) AS before ${rows}) WHERE before < ${most}`;
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
