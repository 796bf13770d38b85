import { BIGINT, type DuckDBConnection } from '@duckdb/node-api';
import type { Journal } from './journal.ts';
import type { LedgerEntry } from './ledger-book.ts';
import { inTransaction, type WriteQueue } from './transaction.ts';

/** Rows deleted at once. Appends that wait get their turn after each chunk. */
const CHUNK = 20_000;

const prunedEntry = (workspace: string, count: number): LedgerEntry => ({
  workspace,
  received: 0,
  stored: -count,
  duplicate: 0,
  refused: 0,
  pruned: count,
});

/** Deletes the `count` oldest spans at most, and counts them as pruned in the same transaction. Returns how many. */
async function pruneChunk(connection: DuckDBConnection, journal: Journal, count: number): Promise<number> {
  const oldest = await connection.runAndReadAll('SELECT min(seq) FROM spans');
  const from = oldest.getRowsJS()[0]?.[0];
  if (typeof from !== 'bigint') return 0;
  const entries = await inTransaction(connection, async () => {
    const bounds = [from + BigInt(count)];
    const reader = await connection.runAndReadAll(
      'SELECT workspace, count(*)::DOUBLE FROM spans WHERE seq < $1 GROUP BY workspace',
      bounds,
      [BIGINT],
    );
    const ledger = (reader.getRowsJS() as [string, number][]).map(([workspace, rows]) => prunedEntry(workspace, rows));
    await connection.run('DELETE FROM spans WHERE seq < $1', bounds, [BIGINT]);
    const written = { ledger, refusals: [], fields: [] };
    await journal.write(written);
    return written;
  });
  journal.settle(entries);
  return entries.ledger.reduce((sum, { pruned }) => sum + pruned, 0);
}

/**
 * Keeps at most `maxSpans` of the spans that are there now, the newest by `seq`. Returns how many it removed. What
 * arrives meanwhile is left to the next call: chasing it would never end under a steady stream.
 */
export async function prune(
  connection: DuckDBConnection,
  journal: Journal,
  queue: WriteQueue,
  maxSpans: number,
): Promise<number> {
  const excess = journal.ledger.storedInAll - maxSpans;
  let removed = 0;
  while (removed < excess) {
    const most = Math.min(excess - removed, CHUNK);
    const chunk = await queue.run(() => pruneChunk(connection, journal, most));
    if (chunk === 0) break;
    removed += chunk;
  }
  return removed;
}
