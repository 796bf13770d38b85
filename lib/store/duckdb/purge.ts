import type { DuckDBConnection } from '@duckdb/node-api';
import type { SignalName } from '../../telemetry/signal.ts';
import type { Journal } from './journal.ts';
import { prunedEntry, type LedgerEntry } from './ledger-book.ts';
import { inTransaction } from './transaction.ts';

/**
 * Removes all that a workspace holds: spans, signals, documents, and the books' samples and messages, which are words of
 * its telemetry. Its numbers stay, with what it held counted as pruned. Returns how many spans and signals went.
 */
export async function purge(connection: DuckDBConnection, journal: Journal, workspace: string): Promise<number> {
  const gone = await inTransaction(connection, async () => {
    const entries = await held(connection, workspace);
    for (const table of ['spans', 'signals', 'documents', 'kept'] as const) {
      await connection.run(`DELETE FROM ${table} WHERE workspace = $1`, [workspace]);
    }
    await journal.writeWithout(workspace, entries);
    return entries;
  });
  journal.forget(workspace, gone);
  return gone.reduce((sum, { pruned }) => sum + pruned, 0);
}

/** What a workspace holds, by kind, as the ledger is told that it goes. */
async function held(connection: DuckDBConnection, workspace: string): Promise<LedgerEntry[]> {
  const counted = await connection.runAndReadAll(
    `SELECT NULL, count(*)::DOUBLE FROM spans WHERE workspace = $1
     UNION ALL SELECT signal, count(*)::DOUBLE FROM signals WHERE workspace = $1 GROUP BY signal`,
    [workspace],
  );
  const rows = counted.getRowsJS() as [SignalName | null, number][];
  return rows.map(([signal, count]) => prunedEntry(workspace, count, signal ?? undefined));
}
