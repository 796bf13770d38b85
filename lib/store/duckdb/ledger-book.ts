import type { DuckDBConnection } from '@duckdb/node-api';
import type { Batch, Ledger } from '../telemetry-store.ts';
import type { Cell } from './table-appender.ts';

/** What a committed transaction changed for one workspace. */
export interface LedgerEntry {
  workspace: string;
  received: number;
  stored: number;
  duplicate: number;
  refused: number;
  pruned: number;
}

const parts = ['received', 'stored', 'duplicate', 'refused', 'pruned'] as const;

export const ledgerCells = ['text', ...parts.map(() => 'bigint' as const)] as const;

export const entryToRow = (entry: LedgerEntry): Cell[] => [
  entry.workspace,
  ...parts.map((part) => BigInt(entry[part])),
];

const emptyLedger = (): Ledger => ({ received: 0, inFlight: 0, stored: 0, duplicate: 0, refused: 0, pruned: 0 });

/** How many spans a batch brought, the refused ones included. */
export const sizeOf = (batch: Batch): number => batch.spans.length + batch.refused.length;

/**
 * The counts in memory. Each is counted on its own, not derived from the others, so that a test of the sum can fail.
 * An entry takes effect here only after the transaction that wrote it has committed.
 */
export class LedgerBook {
  readonly #ledgers = new Map<string, Ledger>();

  static async load(connection: DuckDBConnection): Promise<LedgerBook> {
    const sums = parts.map((part) => `sum(${part})::DOUBLE`).join(', ');
    const reader = await connection.runAndReadAll(`SELECT workspace, ${sums} FROM ledger_entries GROUP BY workspace`);
    const book = new LedgerBook();
    for (const [workspace, ...counts] of reader.getRowsJS() as [string, ...number[]][]) {
      const entry = Object.fromEntries(parts.map((part, index) => [part, counts[index] ?? 0]));
      book.#ledgers.set(workspace, { ...emptyLedger(), ...entry });
    }
    return book;
  }

  #of(workspace: string): Ledger {
    const ledger = this.#ledgers.get(workspace) ?? emptyLedger();
    this.#ledgers.set(workspace, ledger);
    return ledger;
  }

  read(workspace: string): Ledger {
    return { ...(this.#ledgers.get(workspace) ?? emptyLedger()) };
  }

  /** A batch arrived and is not yet on disk. */
  arrive(batch: Batch): void {
    const ledger = this.#of(batch.workspace);
    ledger.received += sizeOf(batch);
    ledger.inFlight += sizeOf(batch);
  }

  /** A batch could not be written: it was never acknowledged, so the sender still has it and it counts as not received. */
  turnAway(batch: Batch): void {
    const ledger = this.#of(batch.workspace);
    ledger.received -= sizeOf(batch);
    ledger.inFlight -= sizeOf(batch);
  }

  /** An entry is on disk. What it received has arrived before, and is no longer in flight. */
  settle(entry: LedgerEntry): void {
    const ledger = this.#of(entry.workspace);
    ledger.inFlight -= entry.received;
    ledger.stored += entry.stored;
    ledger.duplicate += entry.duplicate;
    ledger.refused += entry.refused;
    ledger.pruned += entry.pruned;
  }

  /** Spans on disk now, over all workspaces. */
  get storedInAll(): number {
    return [...this.#ledgers.values()].reduce((sum, { stored }) => sum + stored, 0);
  }

  /** Spans that were ever given a `seq`: the highest one, since it counts up by one and only when a commit holds. */
  get everStored(): number {
    return [...this.#ledgers.values()].reduce((sum, { stored, pruned }) => sum + stored + pruned, 0);
  }

  /** One entry for each workspace, to write the book anew. */
  entries(): LedgerEntry[] {
    return [...this.#ledgers].map(([workspace, ledger]) => ({
      workspace,
      received: ledger.received - ledger.inFlight,
      stored: ledger.stored,
      duplicate: ledger.duplicate,
      refused: ledger.refused,
      pruned: ledger.pruned,
    }));
  }
}
