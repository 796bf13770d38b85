import { BIGINT, VARCHAR, type DuckDBConnection, type JS } from '@duckdb/node-api';
import type { PackedTrace } from '../telemetry-store.ts';
import { packSpans, type PackedRow } from './pack-spans.ts';

/** Bytes of attributes, events and links that a page is sent at most; what lies beyond is cut, as beyond the limit. */
const MOST_BYTES = 128 * 2 ** 20;

/** What many spans of a trace have in common: sent once, with the `seq` of the first that has it. */
const shared = [
  'environment', 'name', 'service', 'status_message', 'resource', 'scope_name', 'scope_version', 'scope_attributes', 'types', 'rest',
].join(', '); // prettier-ignore

const sameShape = shared
  .split(', ')
  .map((column) => `picked.${column} IS NOT DISTINCT FROM shapes.${column}`)
  .join(' AND ');

/** The stored JSON as it is, put together and not parsed. */
const body = `'{"a":' || attributes || coalesce(',"e":' || events, '') || coalesce(',"l":' || links, '')
  || coalesce(',"h":' || types, '') || coalesce(',"r":' || rest, '') || '}'`;

const list = (column: string): string => `coalesce(list(${column} ORDER BY seq), []) AS ${column}`;

// One row comes back, with a list for each column: the client library makes a JavaScript text of every cell, which for
// fifty thousand spans of twenty columns takes ten times as long as the query does.
const statement = `
  WITH picked AS MATERIALIZED (
    SELECT seq, received_at, span_id, parent_id, flags, kind, status_code, start_ns, duration_ns, ${shared}, ${body} AS body
    FROM spans WHERE workspace = $1 AND trace_id = $2 ORDER BY seq LIMIT $3
  ),
  sized AS MATERIALIZED (
    SELECT *, strlen(body) AS size, sum(strlen(body)) OVER (ORDER BY seq) AS bytes FROM picked
  ),
  shapes AS MATERIALIZED (SELECT min(seq) AS shape, ${shared} FROM picked GROUP BY ALL),
  placed AS (
    SELECT picked.*, shape FROM sized AS picked JOIN shapes ON ${sameShape} WHERE bytes <= ${MOST_BYTES}
  )
  SELECT ${['seq', 'received_at', 'flags', 'kind', 'status_code', 'start_ns', 'duration_ns', 'shape', 'size'].map(list).join(', ')},
    coalesce(string_agg(span_id, ',' ORDER BY seq), '') AS span_id,
    coalesce(string_agg(coalesce(parent_id, ''), ',' ORDER BY seq), '') AS parent_id,
    encode(coalesce(string_agg(body, '' ORDER BY seq), '')) AS bodies,
    (SELECT count(*) FROM picked) AS picked,
    (SELECT coalesce(list({shape: shape, ${shared
      .split(', ')
      .map((column) => `${column}: ${column}`)
      .join(', ')}}), []) FROM shapes) AS shapes
  FROM placed`;

/** The spans of one trace in order of `seq`, packed for a page; whether there are more than `limit`, or too much in them. */
export async function packedTrace(
  connection: DuckDBConnection,
  workspace: string,
  traceId: string,
  limit: number,
): Promise<PackedTrace> {
  const reader = await connection.runAndReadAll(
    statement,
    [workspace, traceId, BigInt(limit) + 1n],
    [VARCHAR, VARCHAR, BIGINT],
  );
  const row = reader.getRowObjectsJS()[0] as Record<string, JS> as unknown as PackedRow;
  const kept = Math.min(row.seq.length, limit);
  return { bytes: packSpans(row, kept, { workspace, traceId }), truncated: Number(row.picked) > kept };
}
