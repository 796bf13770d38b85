import { BIGINT, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import type { StoredSpan } from '../../telemetry/span.ts';
import { spansOf, spanSelection } from './read-row.ts';

/** The spans of one trace in order of `seq`. */
export async function spansOfTrace(
  connection: DuckDBConnection,
  workspace: string,
  traceId: string,
  limit: number,
): Promise<StoredSpan[]> {
  const reader = await connection.runAndReadAll(
    `SELECT ${spanSelection} FROM spans WHERE workspace = $1 AND trace_id = $2 ORDER BY seq LIMIT $3`,
    [workspace, traceId, BigInt(limit)],
    [VARCHAR, VARCHAR, BIGINT],
  );
  return spansOf(reader);
}

/** Spans with `seq` greater than `after`, in order. */
export async function spansAfter(
  connection: DuckDBConnection,
  workspace: string,
  after: number,
  limit: number,
): Promise<StoredSpan[]> {
  const reader = await connection.runAndReadAll(
    `SELECT ${spanSelection} FROM spans WHERE workspace = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    [workspace, BigInt(after), BigInt(limit)],
    [VARCHAR, BIGINT, BIGINT],
  );
  return spansOf(reader);
}

/** The newest spans, in order of `seq`. */
export async function newestSpans(
  connection: DuckDBConnection,
  workspace: string,
  limit: number,
): Promise<StoredSpan[]> {
  const reader = await connection.runAndReadAll(
    `SELECT ${spanSelection} FROM spans
     WHERE rowid IN (SELECT rowid FROM spans WHERE workspace = $1 ORDER BY seq DESC LIMIT $2) ORDER BY seq`,
    [workspace, BigInt(limit)],
    [VARCHAR, BIGINT],
  );
  return spansOf(reader);
}

/** When each workspace's newest span or signal was received, in Unix milliseconds. */
export async function lastArrivals(connection: DuckDBConnection): Promise<Record<string, number>> {
  const reader = await connection.runAndReadAll(
    `SELECT workspace, max(received_at)::DOUBLE FROM (
       SELECT workspace, received_at FROM spans UNION ALL SELECT workspace, received_at FROM signals
     ) GROUP BY workspace`,
  );
  return Object.fromEntries(reader.getRowsJS() as [string, number][]);
}
