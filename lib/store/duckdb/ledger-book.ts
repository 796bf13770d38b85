import { signalNames, type SignalName } from '../../telemetry/signal.ts';
import type { SignalLedger } from '../signal-store.ts';
import type { Appended, Batch, Ledger } from '../telemetry-store.ts';

/** What a committed transaction changed for one workspace. */
export interface LedgerEntry {
  workspace: string;
  /** What was counted; spans where nothing is said. */
  signal?: SignalName;
  received: number;
  stored: number;
  duplicate: number;
  refused: number;
  pruned: number;
}

const emptyLedger = (): Ledger => ({ received: 0, inFlight: 0, stored: 0, duplicate: 0, refused: 0, pruned: 0 });

type Kind = SignalName | undefined;

/** What a batch brought, by kind, the refused ones included. */
function sizesOf(batch: Batch): Map<Kind, number> {
  const sizes = refusedOf(batch);
  const add = (kind: Kind, count: number): unknown => sizes.set(kind, (sizes.get(kind) ?? 0) + count);
  add(undefined, batch.spans.length);
  for (const { signal } of batch.signals ?? []) add(signal, 1);
  return sizes;
}

/** How many of each kind a batch has refused. */
function refusedOf({ refused, refusedAs, refusedBeside }: Batch): Map<Kind, number> {
  const counts = new Map<Kind, number>([[refusedAs, refused.length]]);
  const { as, problems } = refusedBeside ?? { as: undefined, problems: [] };
  return counts.set(as, (counts.get(as) ?? 0) + problems.length);
}

/** What the commit of a batch changes, an entry for each kind that it brought. */
export function entriesOfBatch(
  batch: Batch,
  { stored, duplicates }: Pick<Appended, 'stored' | 'duplicates'>,
): LedgerEntry[] {
  const refusals = refusedOf(batch);
  return [...sizesOf(batch)]
    .filter(([, received]) => received > 0)
    .map(([kind, received]) => {
      const refused = refusals.get(kind) ?? 0;
      const shared = { workspace: batch.workspace, received, refused, pruned: 0 };
      if (kind === undefined) return Object.assign(shared, { stored: stored.length, duplicate: duplicates });
      return Object.assign(shared, { signal: kind, stored: received - refused, duplicate: 0 });
    });
}

/** What the ledger is told of spans or signals that went. */
export const prunedEntry = (workspace: string, count: number, signal?: SignalName): LedgerEntry => ({
  workspace,
  ...(signal && { signal }),
  received: 0,
  stored: -count,
  duplicate: 0,
  refused: 0,
  pruned: count,
});

/**
 * The counts in memory. Each is counted on its own, not derived from the others, so that a test of the sum can fail.
 * An entry takes effect here only after the transaction that wrote it has committed.
 */
export class LedgerBook {
  readonly #ledgers = new Map<Kind, Map<string, Ledger>>([undefined, ...signalNames].map((kind) => [kind, new Map()]));

  #of(workspace: string, kind: Kind): Ledger {
    const ledgers = this.#ledgers.get(kind);
    const ledger = ledgers?.get(workspace) ?? emptyLedger();
    ledgers?.set(workspace, ledger);
    return ledger;
  }

  #read = (workspace: string, kind: Kind): Ledger => ({
    ...(this.#ledgers.get(kind)?.get(workspace) ?? emptyLedger()),
  });

  /** What became of a workspace's spans. */
  read(workspace: string): Ledger {
    return this.#read(workspace, undefined);
  }

  /** What became of everything else. */
  readSignals(workspace: string): SignalLedger {
    const of = (name: SignalName): SignalLedger[SignalName] => {
      const { received, inFlight, stored, refused, pruned } = this.#read(workspace, name);
      return { received, inFlight, stored, refused, pruned };
    };
    return { log: of('log'), segment: of('segment'), error: of('error') };
  }

  /** A batch arrived and is not yet on disk. */
  arrive(batch: Batch): void {
    this.#count(batch, 1);
  }

  /** A batch could not be written: it was never acknowledged, so the sender still has it and it counts as not received. */
  turnAway(batch: Batch): void {
    this.#count(batch, -1);
  }

  #count(batch: Batch, sign: 1 | -1): void {
    for (const [kind, size] of sizesOf(batch)) {
      if (size === 0) continue;
      const ledger = this.#of(batch.workspace, kind);
      ledger.received += sign * size;
      ledger.inFlight += sign * size;
    }
  }

  /** An entry was read from disk: it was received by an earlier process. */
  recall(entry: LedgerEntry): void {
    const ledger = this.#of(entry.workspace, entry.signal);
    ledger.received += entry.received;
    ledger.inFlight += entry.received;
    this.settle(entry);
  }

  /** An entry is on disk. What it received has arrived before, and is no longer in flight. */
  settle(entry: LedgerEntry): void {
    const ledger = this.#of(entry.workspace, entry.signal);
    ledger.inFlight -= entry.received;
    ledger.stored += entry.stored;
    ledger.duplicate += entry.duplicate;
    ledger.refused += entry.refused;
    ledger.pruned += entry.pruned;
  }

  #sum(kinds: readonly Kind[], of: (ledger: Ledger) => number): number {
    const ledgers = kinds.flatMap((kind) => [...(this.#ledgers.get(kind)?.values() ?? [])]);
    return ledgers.reduce((sum, ledger) => sum + of(ledger), 0);
  }

  /** Spans on disk now, over all workspaces. */
  get storedInAll(): number {
    return this.#sum([undefined], ({ stored }) => stored);
  }

  /** Signals on disk now, over all workspaces. */
  get signalsInAll(): number {
    return this.#sum(signalNames, ({ stored }) => stored);
  }

  /**
   * How many spans and signals were ever given a `seq`: the highest one, since it counts up by one and only when a commit
   * holds.
   */
  get everStored(): number {
    return this.#sum([undefined, ...signalNames], ({ stored, pruned }) => stored + pruned);
  }

  /** One entry for each workspace and kind, to write the book anew. */
  entries(): LedgerEntry[] {
    return [...this.#ledgers].flatMap(([kind, ledgers]) =>
      Array.from(ledgers, ([workspace, ledger]) => ({
        workspace,
        ...(kind && { signal: kind }),
        received: ledger.received - ledger.inFlight,
        stored: ledger.stored,
        duplicate: ledger.duplicate,
        refused: ledger.refused,
        pruned: ledger.pruned,
      })),
    );
  }
}
