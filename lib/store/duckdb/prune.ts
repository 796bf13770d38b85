import { BIGINT, type DuckDBConnection } from '@duckdb/node-api';
import type { SignalName } from '../../telemetry/signal.ts';
import type { ConnectionPool } from './connection-pool.ts';
import type { Journal } from './journal.ts';
import { prunedEntry } from './ledger-book.ts';
import { inTransaction, type WriteQueue } from './transaction.ts';

/** Numbers deleted at once. Appends that wait get their turn after each chunk. */
const CHUNK = 20_000;

/** The tables that are pruned, and what tells their rows apart in the ledger. */
const kinds = { spans: 'NULL', signals: 'signal' } as const;

export interface Pruning {
  connection: DuckDBConnection;
  journal: Journal;
  readers: ConnectionPool;
  table: keyof typeof kinds;
}

interface Wanted {
  table: Pruning['table'];
  most: number;
  /** What has a higher number came later, and is left to the next call. */
  lastSeq: number;
}

/** The number up to which rows are too many; null where all may stay. Spans and signals share numbers, so it is looked up. */
async function lastToGo(connection: DuckDBConnection, { table, most, lastSeq }: Wanted): Promise<number | null> {
  const found = await connection.runAndReadAll(
    `SELECT seq FROM ${table} WHERE seq <= $2 ORDER BY seq DESC LIMIT 1 OFFSET $1`,
    [BigInt(most), BigInt(lastSeq)],
    [BIGINT, BIGINT],
  );
  const seq = found.getRowsJS()[0]?.[0];
  return typeof seq === 'bigint' ? Number(seq) : null;
}

/** Deletes the oldest rows up to the number `upTo`, a chunk at most, and counts them as pruned in the same transaction. */
async function pruneChunk({ connection, journal, table }: Pruning, upTo: number): Promise<number> {
  const oldest = await connection.runAndReadAll(`SELECT min(seq) FROM ${table}`);
  const from = oldest.getRowsJS()[0]?.[0];
  // Asked anew for each chunk: another call may have deleted these rows while this one waited for its turn.
  if (typeof from !== 'bigint' || from > BigInt(upTo)) return 0;
  const entries = await inTransaction(connection, async () => {
    const bounds = [BigInt(Math.min(upTo, Number(from) + CHUNK - 1))];
    const reader = await connection.runAndReadAll(
      `SELECT workspace, ${kinds[table]} AS kind, count(*)::DOUBLE FROM ${table} WHERE seq <= $1 GROUP BY ALL`,
      bounds,
      [BIGINT],
    );
    const rows = reader.getRowsJS() as [string, SignalName | null, number][];
    const ledger = rows.map(([workspace, kind, count]) => prunedEntry(workspace, count, kind ?? undefined));
    await connection.run(`DELETE FROM ${table} WHERE seq <= $1`, bounds, [BIGINT]);
    const written = { ledger, refusals: [], fields: [] };
    await journal.write(written);
    return written;
  });
  journal.settle(entries);
  return entries.ledger.reduce((sum, { pruned }) => sum + pruned, 0);
}

/**
 * Keeps at most `most` of the rows that a table holds now, the newest by `seq`. Returns how many it removed. What
 * arrives meanwhile is left to the next call: chasing it would never end under a steady stream. Calls at the same time
 * agree on the last row to go, so that together they remove no more than one of them would.
 */
export async function prune(pruning: Pruning, queue: WriteQueue, most: number): Promise<number> {
  const { journal, table, readers } = pruning;
  const held = table === 'spans' ? journal.ledger.storedInAll : journal.ledger.signalsInAll;
  if (held <= most) return 0;
  // Sorting what stays takes a while, in which nobody needs to wait.
  const lastSeq = journal.ledger.everStored;
  const upTo = await readers.use((connection) => lastToGo(connection, { table, most, lastSeq }));
  if (upTo === null) return 0;
  let removed = 0;
  let chunk: number;
  do {
    chunk = await queue.run(() => pruneChunk(pruning, upTo));
    removed += chunk;
  } while (chunk > 0);
  return removed;
}
