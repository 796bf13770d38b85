import type { Delivery, Reply } from '../receivers/delivery.ts';
import type { KeyRecord } from '../receivers/keys/key-record.ts';
import { unkeyed } from '../receivers/keys/authorisation.ts';
import { limitsFor, type OtlpLimits } from '../receivers/otlp/limits.ts';
import { receive } from '../receivers/receive.ts';
import type { Receipt } from '../receivers/receiver.ts';
import type { Appended, Batch, DocumentStore, TelemetryStore } from '../store/telemetry-store.ts';
import { GroupCommit } from './group-commit.ts';
import { KEYS } from './keys.ts';
import { RefusedRequests } from './refused-requests.ts';
import type { Committed, EngineMethod, EngineOptions } from './protocol.ts';
import { TraceOwners } from './trace-owners.ts';

type Store = TelemetryStore & DocumentStore;
type Method = (...args: never[]) => Promise<unknown>;
type ReadingReceipt = Extract<Receipt, { kind: 'reading' }>;

/** How much beyond its bound the store may grow before old spans are pruned: pruning a little each time is dear. */
const PRUNE_SLACK = 0.05;

/** The engine's work: deliveries to spans to commits, reads beside them, and pruning in the pauses. */
export class EngineThread {
  readonly #group: GroupCommit;
  readonly #keys = new Map<string, KeyRecord>();
  readonly #limits: OtlpLimits;
  readonly #refused = new RefusedRequests();
  /** Whose the practice backend's traces are; null without a roster, where all is one workspace's. */
  #owners: TraceOwners | null = null;
  #feedOpen = false;
  #sincePrune = 0;

  private constructor(
    private readonly store: Store,
    private readonly options: EngineOptions,
    private readonly onCommitted: (committed: Committed) => void,
  ) {
    this.#limits = limitsFor(options.maxBodyBytes);
    this.#group = new GroupCommit(store, (batches, appended) => this.#announce(batches, appended));
  }

  static async start(
    store: Store,
    options: EngineOptions,
    onCommitted: (committed: Committed) => void,
  ): Promise<EngineThread> {
    const thread = new EngineThread(store, options, onCommitted);
    for (const { id, body } of await store.list(KEYS.workspace, KEYS.collection)) {
      thread.#keys.set(id, body as KeyRecord);
    }
    await thread.#prune();
    return thread;
  }

  /** Runs one call of the port: the engine's own, or else the store's. */
  answer(name: EngineMethod, args: unknown[]): Promise<unknown> {
    const own: Partial<Record<EngineMethod, Method>> = {
      deliver: (delivery: Delivery) => this.#deliver(delivery),
      refusedRequests: async () => this.#refused.all(),
      setRosterOpen: async (open: boolean) => void (this.#owners = open ? (this.#owners ?? new TraceOwners()) : null),
      claimTraces: async (workspace: string, traceIds: string[]) => this.#owners?.claim(workspace, traceIds) ?? true,
      setFeedOpen: async (open: boolean) => void (this.#feedOpen = open),
      put: (...document: Parameters<DocumentStore['put']>) => this.#put(...document),
      remove: (...document: Parameters<DocumentStore['remove']>) => this.#remove(...document),
    };
    const method = own[name] ?? this.store[name as keyof Store].bind(this.store);
    return method(...(args as never[]));
  }

  async #deliver(delivery: Delivery): Promise<Reply> {
    const receipt = this.#receive(delivery);
    if (receipt.kind === 'reading') return this.#store(receipt);
    if (receipt.problem) this.#refused.count(receipt.problem, Date.now());
    return receipt.reply;
  }

  #receive(delivery: Delivery): Receipt {
    const lookup = (key: string): KeyRecord | undefined => this.#keys.get(key);
    const options = { lookup, keyRequired: this.options.keyRequired, limits: this.#limits };
    const receipt = receive(delivery, options);
    if (!this.#owners || receipt.kind === 'reply' || receipt.tenant !== unkeyed) return receipt;
    // With a roster, only the practice backend may come without a key, and only in a trace that a run announced.
    return this.#owners.knowsAnyOf(receipt.reading.accepted)
      ? receipt
      : receive(delivery, { ...options, keyRequired: true });
  }

  /** Answers only after the commit. What cannot be stored is refused as retryable, so that the sender keeps it. */
  async #store(receipt: ReadingReceipt): Promise<Reply> {
    const { accepted, refused, warnings } = receipt.reading;
    try {
      const batch = { ...receipt.tenant, receivedAt: Date.now(), spans: accepted, refused };
      const batches = this.#owners?.part(batch) ?? [batch];
      const appended = await Promise.all(batches.map((each) => this.#group.append(each)));
      return receipt.answer({ ...sumOf(batches, appended), warnings });
    } catch (error) {
      process.stderr.write(`Spanwalk could not store a delivery: ${String(error)}\n`);
      return receipt.refuse(503, 'Spanwalk could not write to its store; see its console.', 5);
    }
  }

  #announce(batches: Batch[], appended: Appended[]): void {
    for (const [index, { stored }] of appended.entries()) {
      const workspace = batches[index]?.workspace;
      if (workspace === undefined || stored.length === 0) continue;
      this.#sincePrune += stored.length;
      this.onCommitted({
        workspace,
        traceIds: [...new Set(stored.map(({ traceId }) => traceId))],
        count: stored.length,
        lastSeq: stored.at(-1)?.seq ?? 0,
        spans: this.#feedOpen ? stored : [],
      });
    }
    if (this.#sincePrune > this.options.maxSpans * PRUNE_SLACK) void this.#prune();
  }

  /** A failed pruning is said and tried again with the next growth; it must not end the thread. */
  async #prune(): Promise<void> {
    this.#sincePrune = 0;
    try {
      await this.store.prune(this.options.maxSpans);
    } catch (error) {
      process.stderr.write(`Spanwalk could not prune its store: ${String(error)}\n`);
    }
  }

  async #put(...[workspace, collection, id, body]: Parameters<DocumentStore['put']>): Promise<void> {
    await this.store.put(workspace, collection, id, body);
    if (collection === KEYS.collection) this.#keys.set(id, body as KeyRecord);
  }

  async #remove(...[workspace, collection, id]: Parameters<DocumentStore['remove']>): Promise<void> {
    await this.store.remove(workspace, collection, id);
    if (collection === KEYS.collection) this.#keys.delete(id);
  }
}

/** What became of one delivery, of whoever its parts are. */
const sumOf = (batches: Batch[], appended: Appended[]) => ({
  accepted: batches.reduce((sum, { spans }) => sum + spans.length, 0),
  refused: batches.flatMap(({ refused }) => refused),
  duplicates: appended.reduce((sum, { duplicates }) => sum + duplicates, 0),
});
