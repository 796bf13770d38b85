import { BIGINT, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import type { PackedTrace } from '../telemetry-store.ts';
import { packSpans, shapeColumns, type PackedColumns } from './pack-spans.ts';

/** Bytes of attributes, events and links that a page is sent; of a trace with more, about as many spans as have them. */
const MOST_BYTES = 128 * 2 ** 20;

const ofTrace = 'workspace = $1 AND trace_id = $2';

const sameShape = shapeColumns.map((column) => `spans.${column} IS NOT DISTINCT FROM shapes.${column}`).join(' AND ');

/** A shape's texts come with the first span that has it, and with no other. */
const shapeTexts = shapeColumns.map((column) => `CASE WHEN seq = shape THEN spans.${column} END AS ${column}`);

/** The stored JSON as it is, put together and not parsed. */
const body = `'{"a":' || attributes || coalesce(',"e":' || events, '') || coalesce(',"l":' || links, '')
  || coalesce(',"h":' || spans.types, '') || coalesce(',"r":' || spans.rest, '') || '}'`;

const measuring = `SELECT count(*) AS spans, coalesce(sum(strlen(${body})), 0)::DOUBLE AS bytes FROM spans WHERE ${ofTrace}`;

// The client library makes a JavaScript text of every cell, which takes many times as long as the query: so texts that
// spans share come once, and what no row shows comes as bytes.
const reading = `
  WITH shapes AS (SELECT min(seq) AS shape, ${shapeColumns.join(', ')} FROM spans WHERE ${ofTrace} GROUP BY ALL)
  SELECT seq, received_at, span_id, parent_id, flags, kind, status_code, start_ns, duration_ns, shape,
    ${shapeTexts.join(', ')}, encode(${body}) AS body
  FROM spans JOIN shapes ON ${sameShape} WHERE ${ofTrace} ORDER BY seq LIMIT $3`;

/** The spans of one trace in order of `seq`, packed for a page; whether there are more than `limit`, or too much in them. */
export async function packedTrace(
  connection: DuckDBConnection,
  workspace: string,
  traceId: string,
  limit: number,
): Promise<PackedTrace> {
  const measured = await connection.runAndReadAll(measuring, [workspace, traceId], [VARCHAR, VARCHAR]);
  const { spans, bytes } = measured.getRowObjectsJS()[0] as { spans: bigint; bytes: number };
  const kept = Math.min(limit, bytes > MOST_BYTES ? Math.floor((Number(spans) * MOST_BYTES) / bytes) : limit);
  const reader = await connection.runAndReadAll(
    reading,
    [workspace, traceId, BigInt(kept)],
    [VARCHAR, VARCHAR, BIGINT],
  );
  const columns = reader.getColumnsObjectJS() as unknown as PackedColumns;
  return { bytes: packSpans(columns, { workspace, traceId }), truncated: Number(spans) > kept };
}
