import { BIGINT, type DuckDBConnection } from '@duckdb/node-api';
import type { Journal } from './journal.ts';
import type { LedgerEntry } from './ledger-book.ts';
import { inTransaction, type WriteQueue } from './transaction.ts';

/** Rows deleted at once. Appends that wait get their turn after each chunk. */
const CHUNK = 20_000;

/** What the ledger is told of spans that went. */
export const prunedEntry = (workspace: string, count: number): LedgerEntry => ({
  workspace,
  received: 0,
  stored: -count,
  duplicate: 0,
  refused: 0,
  pruned: count,
});

/** Deletes the oldest spans up to the number `upTo`, a chunk of them at most, and counts them as pruned in the same transaction. Returns how many. */
async function pruneChunk(connection: DuckDBConnection, journal: Journal, upTo: number): Promise<number> {
  const oldest = await connection.runAndReadAll('SELECT min(seq) FROM spans');
  const from = oldest.getRowsJS()[0]?.[0];
  // Asked anew for each chunk: another call may have deleted these spans while this one waited for its turn.
  if (typeof from !== 'bigint' || from > BigInt(upTo)) return 0;
  const entries = await inTransaction(connection, async () => {
    const bounds = [BigInt(Math.min(upTo, Number(from) + CHUNK - 1))];
    const reader = await connection.runAndReadAll(
      'SELECT workspace, count(*)::DOUBLE FROM spans WHERE seq <= $1 GROUP BY workspace',
      bounds,
      [BIGINT],
    );
    const ledger = (reader.getRowsJS() as [string, number][]).map(([workspace, rows]) => prunedEntry(workspace, rows));
    await connection.run('DELETE FROM spans WHERE seq <= $1', bounds, [BIGINT]);
    const written = { ledger, refusals: [], fields: [] };
    await journal.write(written);
    return written;
  });
  journal.settle(entries);
  return entries.ledger.reduce((sum, { pruned }) => sum + pruned, 0);
}

/**
 * Keeps at most `maxSpans` of the spans that are there now, the newest by `seq`. Returns how many it removed. What
 * arrives meanwhile is left to the next call: chasing it would never end under a steady stream. Calls at the same time
 * agree on the last span to go, so that together they remove no more than one of them would.
 */
export async function prune(
  connection: DuckDBConnection,
  journal: Journal,
  queue: WriteQueue,
  maxSpans: number,
): Promise<number> {
  // Numbers count up by one and the oldest go first, so a number says which spans are too many, whoever deletes them.
  const upTo = journal.ledger.everStored - maxSpans;
  let removed = 0;
  let chunk: number;
  do {
    chunk = await queue.run(() => pruneChunk(connection, journal, upTo));
    removed += chunk;
  } while (chunk > 0);
  return removed;
}
