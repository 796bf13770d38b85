import { BIGINT, VARCHAR, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { PackedTrace, PackedWish } from '../telemetry-store.ts';
import { packSpans, shapeColumns, type PackedRows, type ShapeTexts } from './pack-spans.ts';

/** Bytes of attributes, events and links that a page is sent; of a trace with more, about as many spans as have them. */
const MOST_BYTES = 128 * 2 ** 20;

/** Spans whose ids and bodies are put together at once: all of them would stand in memory several times. */
const AT_ONCE = 5000;

const ofTrace = 'workspace = $1 AND trace_id = $2 AND seq > $3';

const sameShape = shapeColumns.map((column) => `spans.${column} IS NOT DISTINCT FROM shapes.${column}`).join(' AND ');

/** The stored JSON as it is, put together and not parsed. */
const body = `'{"a":' || attributes || coalesce(',"e":' || events, '') || coalesce(',"l":' || links, '')
  || coalesce(',"h":' || spans.types, '') || coalesce(',"r":' || spans.rest, '') || '}'`;

/** How long a body is, without putting it together. */
const size = `6 + strlen(attributes) + ${['events', 'links', 'spans.types', 'spans.rest']
  .map((part) => `coalesce(5 + strlen(${part}), 0)`)
  .join(' + ')}`;

const counting = `SELECT count(*)::DOUBLE AS spans FROM spans WHERE ${ofTrace}`;

const measuring = `SELECT count(*)::DOUBLE AS spans, coalesce(sum(${size}), 0)::DOUBLE AS bytes FROM spans WHERE ${ofTrace}`;

const shapes = `SELECT min(seq)::DOUBLE AS shape, ${shapeColumns.join(', ')} FROM spans WHERE ${ofTrace}`;

const rows = `WITH shapes AS (${shapes} GROUP BY ALL)
  SELECT seq::DOUBLE AS seq, received_at::DOUBLE AS received_at, flags, kind, status_code, start_ns, duration_ns,
    shape, (${size})::DOUBLE AS size
  FROM spans JOIN shapes ON ${sameShape} WHERE ${ofTrace} ORDER BY seq LIMIT $4`;

/** Stands for a parent that there is none of: ids have sixteen digits. */
const NO_PARENT = '-'.repeat(16);
const ID = NO_PARENT.length;

// The client library makes a value of every cell, which takes many times as long as the query; so what every span has
// and no column of numbers holds comes in one piece for thousands of them.
const pieces = `SELECT string_agg(span_id, '' ORDER BY seq) AS span_ids,
    string_agg(coalesce(parent_id, '${NO_PARENT}'), '' ORDER BY seq) AS parent_ids,
    encode(string_agg(${body}, '' ORDER BY seq)) AS bodies
  FROM spans WHERE ${ofTrace} AND seq >= $4 AND seq <= $5`;

/** Asks about the spans that the first three parameters name. */
type Ask = (sql: string, ...more: number[]) => ReturnType<DuckDBConnection['runAndReadAll']>;

function asking(connection: DuckDBConnection, those: readonly [workspace: string, traceId: string, after: number]): Ask {
  return (sql, ...more) => {
    const [workspace, traceId, after] = those;
    const numbers = [after, ...more];
    const values: DuckDBValue[] = [workspace, traceId, ...numbers.map(BigInt)];
    return connection.runAndReadAll(sql, values, [VARCHAR, VARCHAR, ...numbers.map(() => BIGINT)]);
  };
} // prettier-ignore

const idsIn = (text: string): string[] =>
  Array.from({ length: text.length / ID }, (_, index) => text.slice(index * ID, (index + 1) * ID));

type Pieces = Pick<PackedRows, 'spanId' | 'parentId' | 'bodies'>;

/** The spans' ids and bodies, a few thousand at a time. */
async function piecesOf(ask: Ask, seq: readonly number[]): Promise<Pieces> {
  const all: Pieces = { spanId: [], parentId: [], bodies: [] };
  for (let from = 0; from < seq.length; from += AT_ONCE) {
    const last = Math.min(seq.length, from + AT_ONCE) - 1;
    const read = await ask(pieces, seq[from] ?? 0, seq[last] ?? 0);
    const [piece] = read.getRowObjectsJS() as { span_ids: string; parent_ids: string; bodies: Uint8Array }[];
    if (!piece) throw new Error('Spans that were just read are gone.');
    for (const id of idsIn(piece.span_ids)) all.spanId.push(id);
    for (const id of idsIn(piece.parent_ids)) all.parentId.push(id === NO_PARENT ? null : id);
    all.bodies.push(piece.bodies);
  }
  return all;
}

const countOf = async (ask: Ask): Promise<number> => (await ask(counting)).getRowsJS()[0]?.[0] as number;

const noRows: PackedRows = {
  seq: [], received_at: [], spanId: [], parentId: [], flags: [], kind: [], status_code: [], start_ns: [], duration_ns: [],
  shape: [], size: [], bodies: [], shapes: [],
}; // prettier-ignore

/** The spans of one trace in order of `seq`, packed for a page; whether there are more than `limit`, or too much in them. */
export async function packedTrace(
  connection: DuckDBConnection,
  { workspace, traceId }: { workspace: string; traceId: string },
  { limit, after = 0, whole = false }: PackedWish,
): Promise<Omit<PackedTrace, 'upTo'>> {
  const ask = asking(connection, [workspace, traceId, after]);
  const nothing = { bytes: packSpans(noRows, { workspace, traceId }), truncated: true };
  // Counting is quick where measuring is not.
  if (whole && (await countOf(ask)) > limit) return nothing;
  const { spans, bytes } = (await ask(measuring)).getRowObjectsJS()[0] as { spans: number; bytes: number };
  const kept = Math.min(limit, bytes > MOST_BYTES ? Math.floor((spans * MOST_BYTES) / bytes) : limit);
  const truncated = spans > kept;
  if (whole && truncated) return nothing;
  const columns = (await ask(rows, kept)).getColumnsObjectJS() as unknown as Columns;
  const texts = await ask(`${shapes} AND seq <= $4 GROUP BY ALL`, columns.seq.at(-1) ?? 0);
  const packed = {
    ...columns,
    ...(await piecesOf(ask, columns.seq)),
    shapes: texts.getRowObjectsJS() as unknown as ShapeTexts[],
  };
  return { bytes: packSpans(packed, { workspace, traceId }), truncated };
}

/** What comes column by column. */
type Columns = Omit<PackedRows, keyof Pieces | 'shapes'>;
