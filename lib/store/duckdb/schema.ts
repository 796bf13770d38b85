/** Raised when a table changes its shape, together with a step in `migrate.ts`. */
export const FORMAT = 4;

/** How a cell is appended. `text?` and `json?` may be NULL; JSON is text that DuckDB's JSON functions read. */
export type CellType = 'bigint' | 'integer' | 'uint' | 'tiny' | 'text';

/**
 * The table of spans, in order. Hot fields are columns, and the rest is JSON.
 * - `start_ns` and `duration_ns` are kept within ±2^62 so that sums cannot overflow; what lies beyond is exact in `rest`.
 * - `rest`: trace state, schema URLs, drop counts, absurd times; NULL where all are usual.
 * - `types`: hints for the types that plain JSON cannot tell (type-hints.ts); NULL in the usual case.
 * - `stray`: 1 where an event may lie outside of its span's time, so that it must be looked for at every time.
 * - `weight`: for how many spans it stands (lib/query/weight.ts). Read from JSON for each query, it took longer than the query.
 */
export const spanColumns = {
  seq: 'bigint',
  workspace: 'text',
  environment: 'text',
  received_at: 'bigint',
  trace_id: 'text',
  span_id: 'text',
  parent_id: 'text',
  flags: 'uint',
  name: 'text',
  kind: 'tiny',
  service: 'text',
  start_ns: 'bigint',
  duration_ns: 'bigint',
  status_code: 'tiny',
  status_message: 'text',
  attributes: 'text',
  resource: 'text',
  scope_name: 'text',
  scope_version: 'text',
  scope_attributes: 'text',
  events: 'text',
  links: 'text',
  rest: 'text',
  types: 'text',
  weight: 'integer',
  stray: 'tiny',
} as const satisfies Record<string, CellType>;

export type SpanColumn = keyof typeof spanColumns;

/**
 * The table of signals, in order: log records, segment documents and error occurrences, told apart by `signal`. What is
 * looked up stands in columns, and the whole of it in `body` as JSON (signal-row.ts).
 * - `time_ns` and `end_ns` are kept within ±2^62; the exact times stand in `body`. `end_ns` is a segment's alone.
 * - `root` and `failed` are 1 or 0: a document without a parent, something that went wrong.
 * - `bytes`: what the sender sent, in UTF-8.
 */
export const signalColumns = {
  seq: 'bigint',
  workspace: 'text',
  environment: 'text',
  received_at: 'bigint',
  signal: 'text',
  trace_id: 'text',
  span_id: 'text',
  time_ns: 'bigint',
  end_ns: 'bigint',
  place: 'text',
  stream: 'text',
  root: 'tiny',
  failed: 'tiny',
  bytes: 'bigint',
  body: 'text',
} as const satisfies Record<string, CellType>;

const sqlTypes: Record<CellType, string> = {
  bigint: 'BIGINT',
  integer: 'INTEGER',
  uint: 'UINTEGER',
  tiny: 'TINYINT',
  text: 'VARCHAR',
};

/** A span column's type in SQL. */
export const sqlTypeOf = (column: SpanColumn): string => sqlTypes[spanColumns[column]];

const columnsOf = (columns: Record<string, CellType>): string =>
  Object.entries(columns)
    .map(([name, type]) => `${name} ${sqlTypes[type]}`)
    .join(', ');

// No table of telemetry has a key: one duplicate would fail the appender's whole batch.
export const tables = [
  'CREATE TABLE IF NOT EXISTS format (version INTEGER)',
  `CREATE TABLE IF NOT EXISTS spans (${columnsOf(spanColumns)})`,
  `CREATE TABLE IF NOT EXISTS signals (${columnsOf(signalColumns)})`,
  'CREATE TABLE IF NOT EXISTS journal (entry VARCHAR)',
  // Which attributes stand in the columns `kept_0`, `kept_1`, … of spans, and up to which number (kept/kept-columns.ts).
  'CREATE TABLE IF NOT EXISTS kept (workspace VARCHAR, name VARCHAR, slot INTEGER, up_to BIGINT)',
  'CREATE TABLE IF NOT EXISTS documents (workspace VARCHAR, collection VARCHAR, id VARCHAR, body VARCHAR, PRIMARY KEY (workspace, collection, id))',
];
