import type { Batch, Ledger } from '../telemetry-store.ts';

/** What a committed transaction changed for one workspace. */
export interface LedgerEntry {
  workspace: string;
  received: number;
  stored: number;
  duplicate: number;
  refused: number;
  pruned: number;
}

const emptyLedger = (): Ledger => ({ received: 0, inFlight: 0, stored: 0, duplicate: 0, refused: 0, pruned: 0 });

/** How many spans a batch brought, the refused ones included. */
export const sizeOf = (batch: Batch): number => batch.spans.length + batch.refused.length;

/**
 * The counts in memory. Each is counted on its own, not derived from the others, so that a test of the sum can fail.
 * An entry takes effect here only after the transaction that wrote it has committed.
 */
export class LedgerBook {
  readonly #ledgers = new Map<string, Ledger>();

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

  /** An entry was read from disk: it was received by an earlier process. */
  recall(entry: LedgerEntry): void {
    const ledger = this.#of(entry.workspace);
    ledger.received += entry.received;
    ledger.inFlight += entry.received;
    this.settle(entry);
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
