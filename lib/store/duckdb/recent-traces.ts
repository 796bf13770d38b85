import { LIST, listValue, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import type { TraceSummary } from '../telemetry-store.ts';
import { wantedTraceIds, type WantedTraces } from './wanted-traces.ts';

const ofSpans = `SELECT trace_id,
    coalesce(arg_min(name, start_ns) FILTER (parent_id IS NULL), arg_min(name, start_ns)) AS name,
    coalesce(arg_min(service, start_ns) FILTER (parent_id IS NULL), arg_min(service, start_ns)) AS service,
    list_sort(list(DISTINCT service)) AS services,
    list_sort(list(DISTINCT environment)) AS environments,
    count_if(parent_id IS NULL) > 0 AS has_root,
    count(*)::DOUBLE AS count,
    count_if(status_code = 2)::DOUBLE AS errors,
    min(start_ns) AS start_ns,
    (greatest(max(start_ns + duration_ns), max(start_ns)) - min(start_ns)) / 1e6 AS duration_ms,
    max(seq)::DOUBLE AS last_seq
  FROM spans WHERE workspace = $1 AND trace_id IN (SELECT unnest($2)) GROUP BY trace_id`;

/** What is no subsegment, told by how `write-signal-row.ts` begins a document: to parse all of it costs more than to read it. */
const isSegment = `contains(left(body, 64), '"kind":"segment"')`;

// A segment's name is its service's. One in progress is sent again when it has ended: `count` is of documents.
const ofSegments = `SELECT trace_id,
    coalesce(arg_min(place, time_ns) FILTER (root = 1), arg_min(place, time_ns)) AS name,
    coalesce(arg_min(place, time_ns) FILTER (root = 1), arg_min(place, time_ns)) AS service,
    list_sort(coalesce(list(DISTINCT place) FILTER (${isSegment}), list(DISTINCT place))) AS services,
    list_sort(list(DISTINCT environment)) AS environments,
    count_if(root = 1) > 0 AS has_root,
    count(*)::DOUBLE AS count,
    count(DISTINCT span_id) FILTER (failed = 1)::DOUBLE AS errors,
    min(time_ns) AS start_ns,
    (greatest(max(coalesce(end_ns, time_ns)), max(time_ns)) - min(time_ns)) / 1e6 AS duration_ms,
    max(seq)::DOUBLE AS last_seq
  FROM signals WHERE workspace = $1 AND signal = 'segment' AND trace_id IN (SELECT unnest($2)) GROUP BY trace_id`;

interface SummaryRow {
  trace_id: string;
  name: string;
  service: string;
  services: string[];
  environments: string[];
  has_root: boolean;
  count: number;
  errors: number;
  start_ns: bigint;
  duration_ms: number;
  last_seq: number;
}

async function summaries(
  connection: DuckDBConnection,
  sql: string,
  { workspace, traceIds }: { workspace: string; traceIds: string[] },
): Promise<Map<string, SummaryRow>> {
  const reader = await connection.runAndReadAll(sql, [workspace, listValue(traceIds)], [VARCHAR, LIST(VARCHAR)]);
  const rows = reader.getRowObjectsJS() as unknown as SummaryRow[];
  return new Map(rows.map((row) => [row.trace_id, row]));
}

/** Who took part, by spans or by segments alone, and with whose keys. */
function bothOf(
  spans: SummaryRow | undefined,
  segments: SummaryRow | undefined,
): Pick<TraceSummary, 'services' | 'environments'> {
  const rows = [spans, segments].filter((row) => row !== undefined);
  return {
    services: [...new Set(rows.flatMap(({ services }) => services))].toSorted(),
    environments: [...new Set(rows.flatMap(({ environments }) => environments))].toSorted(),
  };
}

/** A trace is told by its spans, and by its segments where it has no spans; its services are those of both. */
function summaryOf(spans: SummaryRow | undefined, segments: SummaryRow | undefined): TraceSummary[] {
  const row = spans ?? segments;
  if (row === undefined) return [];
  return [
    {
      traceId: row.trace_id,
      name: row.name,
      service: row.service,
      ...bothOf(spans, segments),
      hasRoot: row.has_root,
      spans: spans?.count ?? 0,
      segments: segments?.count ?? 0,
      errors: row.errors,
      start: row.start_ns,
      durationMs: row.duration_ms,
      lastSeq: Math.max(row.last_seq, segments?.last_seq ?? 0),
    },
  ];
}

/** One line for each of the newest traces that are wanted, newest first. */
export async function recentTraces(
  connection: DuckDBConnection,
  wanted: WantedTraces,
  limit: number,
): Promise<TraceSummary[]> {
  const traceIds = await wantedTraceIds(connection, wanted, limit);
  if (traceIds.length === 0) return [];
  const asked = { workspace: wanted.workspace, traceIds };
  const spans = await summaries(connection, ofSpans, asked);
  const segments = wanted.hasSegments ? await summaries(connection, ofSegments, asked) : new Map<string, SummaryRow>();
  const lines = traceIds.flatMap((traceId) => summaryOf(spans.get(traceId), segments.get(traceId)));
  return lines.toSorted((one, other) => other.lastSeq - one.lastSeq);
}
