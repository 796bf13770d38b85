import type { DocumentStore } from '../telemetry-store.ts';
import type { OpenDatabase } from './duckdb-store.ts';

type Database = Pick<OpenDatabase, 'writer' | 'readers' | 'queue' | 'work'>;

const upsert = `INSERT INTO documents VALUES ($1, $2, $3, $4)
  ON CONFLICT (workspace, collection, id) DO UPDATE SET body = excluded.body`;

/** JSON documents in one table. A write is on the disk when it resolves; each statement is its own transaction. */
export function documentsIn({ writer, readers, queue, work }: Database): DocumentStore {
  const write = async (sql: string, values: string[]): Promise<void> => {
    await work.during(queue.run(() => writer.run(sql, values)));
  };
  const read = async (sql: string, values: string[]): Promise<unknown[][]> =>
    (await work.during(readers.use((connection) => connection.runAndReadAll(sql, values)))).getRowsJS();
  return {
    async put(workspace, collection, id, body) {
      const json = JSON.stringify(body);
      if (json === undefined) throw new TypeError('A document must be JSON.');
      await write(upsert, [workspace, collection, id, json]);
    },
    async get(workspace, collection, id) {
      const sql = 'SELECT body FROM documents WHERE workspace = $1 AND collection = $2 AND id = $3';
      const [row] = await read(sql, [workspace, collection, id]);
      return row && (JSON.parse(row[0] as string) as unknown);
    },
    async list(workspace, collection) {
      const sql = 'SELECT id, body FROM documents WHERE workspace = $1 AND collection = $2 ORDER BY id';
      const rows = await read(sql, [workspace, collection]);
      return rows.map(([id, body]) => ({ id: id as string, body: JSON.parse(body as string) as unknown }));
    },
    remove: (workspace, collection, id) =>
      write('DELETE FROM documents WHERE workspace = $1 AND collection = $2 AND id = $3', [workspace, collection, id]),
  };
}
