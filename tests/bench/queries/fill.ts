import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { openDuckDbStore } from '../../../lib/store/duckdb/open.ts';
import { generateSpans, takeBatch } from '../generate-spans.ts';

/** When the benchmark's clock stands, Unix milliseconds; all spans began in the two hours before. */
export const NOW = 1_795_000_000_000;
const MILLION = 1_000_000;
const A_BATCH = 5000;

/** What the store opens its file with, for the file beside it. */
const settings = { threads: '2', memory_limit: '512MB', checkpoint_threshold: '128MB' };

/** Appends a million spans of eleven attributes to the workspace `all`, as the engine does. */
async function append(file: string): Promise<void> {
  const store = await openDuckDbStore({ file });
  const spans = generateSpans({ from: BigInt(NOW - 7_100_000) * 1_000_000n, traceEveryNs: 70_000_000n });
  for (let sent = 0; sent < MILLION; sent += A_BATCH) {
    const batch = takeBatch(spans, A_BATCH);
    await store.append([{ workspace: 'all', environment: 'bench', receivedAt: NOW, spans: batch, refused: [] }]);
  }
  await store.close();
}

/** The same million again under other ids, and in the store's books: ten times as fast as appending it anew. */
async function repeat(connection: DuckDBConnection, times: number): Promise<void> {
  for (let copy = 1; copy <= times; copy += 1) {
    await connection.run(`INSERT INTO spans BY NAME SELECT * REPLACE (seq + ${copy * MILLION} AS seq, start_ns + ${copy * 1000} AS start_ns,
      md5(trace_id || '${copy}') AS trace_id, left(md5(span_id || '${copy}'), 16) AS span_id, left(md5(parent_id || '${copy}'), 16) AS parent_id)
      FROM spans WHERE seq <= ${MILLION}`);
  }
  const stored = { workspace: 'all', received: times * MILLION, stored: times * MILLION, duplicate: 0, refused: 0, pruned: 0 };
  const entry = JSON.stringify({ ledger: [stored], refusals: [], fields: [] });
  if (times > 0) await connection.run('INSERT INTO journal VALUES ($1)', [entry]);
} // prettier-ignore

const text = (name: string): string => `attributes->>'/${name}' AS "${name}"`;
const number = (name: string): string => `CAST(attributes->>'/${name}' AS DOUBLE) AS "${name}"`;

/** The spans as somebody would lay them out who knows beforehand what will be asked: each field a typed column. */
const typed = [
  'start_ns', 'duration_ns / 1e6 AS duration_ms', 'trace_id', 'span_id', 'parent_id', 'name', 'kind', 'service', 'status_code',
  ...['http.method', 'http.route', 'http.target', 'net.peer.name', 'app.now', 'app.user_id', 'db.statement'].map(text),
  ...['http.status_code', 'app.result_length', 'app.load'].map(number),
  `CAST(attributes->>'/app.cache_hit' AS BOOLEAN) AS "app.cache_hit"`,
].join(', '); // prettier-ignore

/** The same spans as a sender lets them through that keeps one of ten; a workspace of its own. */
async function sample(connection: DuckDBConnection): Promise<void> {
  await connection.run(`INSERT INTO spans BY NAME SELECT * REPLACE (seq + (SELECT max(seq) FROM spans) AS seq, 'sampled' AS workspace,
    '{"SampleRate":10,' || attributes[2:] AS attributes, 10 AS weight) FROM spans WHERE seq <= ${MILLION}`);
  const stored = { workspace: 'sampled', received: MILLION, stored: MILLION, duplicate: 0, refused: 0, pruned: 0 };
  const fields = (await connection.runAndReadAll(`SELECT DISTINCT unnest(json_keys(attributes)) FROM spans WHERE workspace = 'sampled' AND seq % 1000 = 0`))
    .getRowsJS().map(([name]) => ({ workspace: 'sampled', name, place: 'span', type: 'string', count: 1, samples: [] }));
  await connection.run('INSERT INTO journal VALUES ($1)', [JSON.stringify({ ledger: [stored], refusals: [], fields })]);
} // prettier-ignore

export interface Filling {
  millions: number;
  /** Whether the workspace `sampled` is wanted. */
  sampled: boolean;
}

/** Fills the store's file, and beside it a file with the plain table. The store's books are right, and it is closed. */
export async function fill(file: string, plainFile: string, { millions, sampled }: Filling): Promise<void> {
  await append(file);
  const instance = await DuckDBInstance.create(file, settings);
  const connection = await instance.connect();
  await repeat(connection, millions - 1);
  await connection.run(`ATTACH '${plainFile}' AS beside`);
  await connection.run(`CREATE TABLE beside.plain AS SELECT ${typed} FROM spans`);
  await connection.run('DETACH beside');
  if (sampled) await sample(connection);
  connection.closeSync();
  instance.closeSync();
}

/** The plain table, opened as the store opens its own file. */
export async function openPlain(plainFile: string): Promise<{ connection: DuckDBConnection; close: () => void }> {
  const instance = await DuckDBInstance.create(plainFile, settings);
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  return { connection, close };
}
