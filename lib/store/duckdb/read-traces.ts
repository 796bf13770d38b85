import { BIGINT, LIST, listValue, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import type { StoredSpan } from '../../telemetry/span.ts';
import type { TraceSummary } from '../telemetry-store.ts';
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

/** Which traces are asked for; `lastSeq` is the newest span’s number. */
export interface WantedTraces {
  workspace: string;
  lastSeq: number;
  limit: number;
}

const FIRST_WINDOW = 20_000;

/** Ids of the traces whose newest span is newest. Looks at the newest spans first, and further back only for want. */
async function recentTraceIds(connection: DuckDBConnection, wanted: WantedTraces): Promise<string[]> {
  const { workspace, lastSeq, limit } = wanted;
  for (let window = FIRST_WINDOW; ; window *= 8) {
    const reader = await connection.runAndReadAll(
      'SELECT trace_id FROM spans WHERE workspace = $1 AND seq > $2 GROUP BY trace_id ORDER BY max(seq) DESC LIMIT $3',
      [workspace, BigInt(lastSeq - window), BigInt(limit)],
      [VARCHAR, BIGINT, BIGINT],
    );
    const ids = reader.getRowsJS().map(([traceId]) => traceId as string);
    if (ids.length >= limit || window >= lastSeq) return ids;
  }
}

/** One line for each of the newest traces, newest first. */
export async function recentTraces(connection: DuckDBConnection, wanted: WantedTraces): Promise<TraceSummary[]> {
  const traceIds = await recentTraceIds(connection, wanted);
  if (traceIds.length === 0) return [];
  const reader = await connection.runAndReadAll(
    `SELECT trace_id,
       coalesce(arg_min(name, start_ns) FILTER (parent_id IS NULL), arg_min(name, start_ns)) AS name,
       coalesce(arg_min(service, start_ns) FILTER (parent_id IS NULL), arg_min(service, start_ns)) AS service,
       list_sort(list(DISTINCT service)) AS services,
       count_if(parent_id IS NULL) > 0 AS has_root,
       count(*)::DOUBLE AS spans,
       count_if(status_code = 2)::DOUBLE AS errors,
       min(start_ns) AS start_ns,
       (greatest(max(start_ns + duration_ns), max(start_ns)) - min(start_ns)) / 1e6 AS duration_ms,
       max(seq)::DOUBLE AS last_seq
     FROM spans WHERE workspace = $1 AND trace_id IN (SELECT unnest($2))
     GROUP BY trace_id ORDER BY max(seq) DESC`,
    [wanted.workspace, listValue(traceIds)],
    [VARCHAR, LIST(VARCHAR)],
  );
  return reader.getRowObjectsJS().map((row) => summaryOf(row as unknown as SummaryRow));
}

interface SummaryRow {
  trace_id: string;
  name: string;
  service: string;
  services: string[];
  has_root: boolean;
  spans: number;
  errors: number;
  start_ns: bigint;
  duration_ms: number;
  last_seq: number;
}

const summaryOf = (row: SummaryRow): TraceSummary => ({
  traceId: row.trace_id,
  name: row.name,
  service: row.service,
  services: row.services,
  hasRoot: row.has_root,
  spans: row.spans,
  errors: row.errors,
  start: row.start_ns,
  durationMs: row.duration_ms,
  lastSeq: row.last_seq,
});

/** When each workspace's newest span was received, in Unix milliseconds. */
export async function lastArrivals(connection: DuckDBConnection): Promise<Record<string, number>> {
  const reader = await connection.runAndReadAll(
    'SELECT workspace, max(received_at)::DOUBLE FROM spans GROUP BY workspace',
  );
  return Object.fromEntries(reader.getRowsJS() as [string, number][]);
}
