import type { DuckDBConnection } from '@duckdb/node-api';
import type { Journal } from './journal.ts';
import { prunedEntry } from './prune.ts';
import { inTransaction } from './transaction.ts';

/**
 * Removes all that a workspace holds: spans, documents, and the books' samples and messages, which are words of its
 * telemetry. Its numbers stay, with the spans counted as pruned. Returns how many spans went.
 */
export async function purge(connection: DuckDBConnection, journal: Journal, workspace: string): Promise<number> {
  const entry = await inTransaction(connection, async () => {
    const counted = await connection.runAndReadAll('SELECT count(*)::DOUBLE FROM spans WHERE workspace = $1', [
      workspace,
    ]);
    const pruned = prunedEntry(workspace, counted.getRowsJS()[0]?.[0] as number);
    await connection.run('DELETE FROM spans WHERE workspace = $1', [workspace]);
    await connection.run('DELETE FROM documents WHERE workspace = $1', [workspace]);
    await journal.writeWithout(workspace, pruned);
    return pruned;
  });
  journal.forget(workspace, entry);
  return entry.pruned;
}
