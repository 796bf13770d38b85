import type { DuckDBConnection } from '@duckdb/node-api';
import type { Asker } from '../asker.ts';
import type { TraceOrder, TracesAnswer, TracesAsked } from '../../../query/evidence.ts';
import { Parameters } from '../query/parameters.ts';
import { RowSource } from '../query/row-source.ts';
import { narrowedRequest, narrowedSql } from './narrowed-sql.ts';

const ENDED = 'greatest(max(start_ns + duration_ns), max(start_ns))';

/** Which of the traces are told; how long one took is known by all of its spans, and not by those that matched. */
const picks: Record<TraceOrder, (workspace: string) => string> = {
  newest: () => 'SELECT *, newest AS rank FROM hits',
  slowest: (workspace) => `SELECT hits.*, took AS rank FROM hits JOIN (SELECT trace_id, ${ENDED} - min(start_ns) AS took
      FROM spans WHERE workspace = ${workspace} AND trace_id IN (SELECT trace_id FROM hits) GROUP BY trace_id) USING (trace_id)`,
};

interface Row {
  trace_id: string;
  name: string;
  service: string;
  has_root: boolean;
  services: string[];
  matched: number;
  first_span: string | null;
  spans: number;
  errors: number;
  start_ns: bigint;
  duration_ms: number;
  total: number;
}

/** The traces in which a query matched rows, each told as a whole. */
export async function matchingTraces(
  connection: DuckDBConnection,
  asker: Asker,
  asked: TracesAsked,
): Promise<TracesAnswer> {
  const request = narrowedRequest(asker, asked);
  const parameters = new Parameters();
  const rows = new RowSource(request, parameters);
  const where = narrowedSql(request, asked, rows, parameters);
  const workspace = parameters.bind(asker.workspace);
  const sql = `WITH hits AS MATERIALIZED (SELECT trace_id, count(*)::DOUBLE AS matched,
        arg_min(coalesce(span_id, parent_id), start_ns) AS first_span, max(start_ns) AS newest
      FROM ${rows.from} WHERE ${where} GROUP BY trace_id),
    picked AS MATERIALIZED (SELECT * FROM (${picks[asked.order](workspace)})
      ORDER BY rank DESC, trace_id LIMIT ${parameters.bind(BigInt(asked.limit))})
    SELECT trace_id, first(matched) AS matched, first(first_span) AS first_span,
      coalesce(arg_min(name, start_ns) FILTER (parent_id IS NULL), arg_min(name, start_ns)) AS name,
      coalesce(arg_min(service, start_ns) FILTER (parent_id IS NULL), arg_min(service, start_ns)) AS service,
      count_if(parent_id IS NULL) > 0 AS has_root,
      list_sort(list(DISTINCT service)) AS services,
      count(*)::DOUBLE AS spans, count_if(status_code = 2)::DOUBLE AS errors,
      min(start_ns) AS start_ns, (${ENDED} - min(start_ns)) / 1e6 AS duration_ms,
      (SELECT count(*)::DOUBLE FROM hits) AS total
    FROM picked JOIN spans USING (trace_id) WHERE workspace = ${workspace}
    GROUP BY trace_id ORDER BY first(rank) DESC, trace_id`;
  const found = (await parameters.run(connection, sql)).getRowObjectsJS() as unknown as Row[];
  return { traces: found.map(traceOf), total: found[0]?.total ?? 0 };
}

const traceOf = (row: Row): TracesAnswer['traces'][number] => ({
  traceId: row.trace_id,
  name: row.name,
  service: row.service,
  hasRoot: row.has_root,
  services: row.services,
  rows: row.matched,
  firstSpan: row.first_span,
  spans: row.spans,
  errors: row.errors,
  start: String(row.start_ns),
  durationMs: row.duration_ms,
});
