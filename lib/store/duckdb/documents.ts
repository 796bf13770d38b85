import type { DuckDBConnection } from '@duckdb/node-api';
import type { DocumentStore } from '../telemetry-store.ts';
import type { WriteQueue } from './transaction.ts';

/** JSON documents in one table. A write is on the disk when it resolves; each statement is its own transaction. */
export function documentsIn(writer: DuckDBConnection, reader: DuckDBConnection, queue: WriteQueue): DocumentStore {
  return {
    async put(workspace, collection, id, body) {
      const json = JSON.stringify(body);
      if (json === undefined) throw new TypeError('A document must be JSON.');
      const sql = `INSERT INTO documents VALUES ($1, $2, $3, $4)
        ON CONFLICT (workspace, collection, id) DO UPDATE SET body = excluded.body`;
      await queue.run(() => writer.run(sql, [workspace, collection, id, json]));
    },
    async get(workspace, collection, id) {
      const sql = 'SELECT body FROM documents WHERE workspace = $1 AND collection = $2 AND id = $3';
      const rows = (await reader.runAndReadAll(sql, [workspace, collection, id])).getRowsJS() as [string][];
      return rows[0] && (JSON.parse(rows[0][0]) as unknown);
    },
    async list(workspace, collection) {
      const sql = 'SELECT id, body FROM documents WHERE workspace = $1 AND collection = $2 ORDER BY id';
      const rows = (await reader.runAndReadAll(sql, [workspace, collection])).getRowsJS() as [string, string][];
      return rows.map(([id, body]) => ({ id, body: JSON.parse(body) as unknown }));
    },
    async remove(workspace, collection, id) {
      const sql = 'DELETE FROM documents WHERE workspace = $1 AND collection = $2 AND id = $3';
      await queue.run(() => writer.run(sql, [workspace, collection, id]));
    },
  };
}
