import type { Delivery, Reply, TurnedAway } from '../receivers/delivery.ts';
import type { KeyIndex } from '../receivers/keys/key-index.ts';
import type { KeyPolicy, KeyRecord } from '../receivers/keys/key-record.ts';
import { completed, type KeptRecord } from '../receivers/keys/mint-keys.ts';
import { unkeyed } from '../receivers/keys/authorisation.ts';
import { limitsFor, type OtlpLimits } from '../receivers/otlp/limits.ts';
import { receive, usualAddresses } from '../receivers/receive.ts';
import type { DoorAddresses, Receipt } from '../receivers/receiver.ts';
import { refusalOf, sightingOf, turnedAwayOf, type Refused } from '../receivers/sighting.ts';
import type { Appended, Batch, DocumentStore, TelemetryStore } from '../store/telemetry-store.ts';
import type { Problem } from '../telemetry/problem.ts';
import { ArrivalLog, type ArrivalQuery, type Noted } from './arrival-log.ts';
import { GroupCommit } from './group-commit.ts';
import { KEYS, openKeys } from './keys.ts';
import type { EngineMethod, EngineNews, EngineOptions } from './protocol.ts';
import { TraceOwners } from './trace-owners.ts';

type Store = TelemetryStore & DocumentStore;
type Method = (...args: never[]) => Promise<unknown>;
type ReadingReceipt = Extract<Receipt, { kind: 'reading' }>;

/** How much beyond its bound the store may grow before old spans are pruned: pruning a little each time is dear. */
const PRUNE_SLACK = 0.05;

/** The engine's work: deliveries to spans to commits, reads beside them, and pruning in the pauses. */
export class EngineThread {
  readonly #group: GroupCommit;
  readonly #limits: OtlpLimits;
  readonly #arrivals = new ArrivalLog();
  #addresses: DoorAddresses = usualAddresses;
  /** Whose the practice backend's traces are; null without a roster, where all is one workspace's. */
  #owners: TraceOwners | null = null;
  #feedOpen = false;
  #sincePrune = 0;

  private constructor(
    private readonly store: Store,
    private readonly keys: KeyIndex,
    private readonly options: EngineOptions,
    private readonly news: EngineNews,
  ) {
    this.#limits = limitsFor(options.maxBodyBytes);
    this.#group = new GroupCommit(store, (batches, appended) => this.#announce(batches, appended));
  }

  static async start(store: Store, options: EngineOptions, news: EngineNews): Promise<EngineThread> {
    const thread = new EngineThread(store, await openKeys(store), options, news);
    await thread.#prune();
    return thread;
  }

  /** Runs one call of the port: the engine's own, or else the store's. */
  answer(name: EngineMethod, args: unknown[]): Promise<unknown> {
    const own: Partial<Record<EngineMethod, Method>> = {
      deliver: (delivery: Delivery) => this.#deliver(delivery),
      setAddresses: async (addresses: DoorAddresses) => void (this.#addresses = addresses),
      turnedAway: async (turned: TurnedAway) => this.#noteRefused(turnedAwayOf(turned, this.#policy())),
      arrivals: async (workspace: string, query: ArrivalQuery) => this.#arrivals.of(workspace, query),
      setRosterOpen: async (open: boolean) => void (this.#owners = open ? (this.#owners ?? new TraceOwners()) : null),
      claimTraces: async (workspace: string, traceIds: string[]) => this.#owners?.claim(workspace, traceIds) ?? true,
      purge: (workspace: string) => this.#purge(workspace),
      setFeedOpen: async (open: boolean) => void (this.#feedOpen = open),
      put: (...document: Parameters<DocumentStore['put']>) => this.#put(...document),
      remove: (...document: Parameters<DocumentStore['remove']>) => this.#remove(...document),
    };
    const method = own[name] ?? this.store[name as keyof Store].bind(this.store);
    return method(...(args as never[]));
  }

  async #deliver(delivery: Delivery): Promise<Reply> {
    const receipt = this.#receive(delivery);
    if (receipt.kind === 'reading') return this.#store(receipt, delivery);
    if (receipt.kind === 'call') throw new Error('No receiver makes calls yet.');
    this.#noteRefused(refusalOf(delivery, receipt, this.#policy()));
    return receipt.reply;
  }

  #policy(): KeyPolicy {
    return this.keys.policy(this.options.keyRequired || this.#owners !== null);
  }

  #noteRefused(refused: Refused): void {
    const privacy = { roster: this.#owners !== null, keyRequired: this.options.keyRequired };
    this.#tell(this.#arrivals.noteRefused(refused, privacy, Date.now()));
  }

  #tell(noted: Noted): void {
    if (this.#feedOpen) this.news.onArrived(noted);
  }

  #receive(delivery: Delivery): Receipt {
    const options = {
      ...this.#policy(),
      keyRequired: this.options.keyRequired,
      limits: this.#limits,
      addresses: this.#addresses,
    };
    const receipt = receive(delivery, options);
    if (!this.#owners || receipt.kind !== 'reading' || receipt.tenant !== unkeyed) return receipt;
    // With a roster, only the practice backend may come without a key, and only in a trace that a run announced.
    return this.#owners.knowsAnyOf(receipt.reading.accepted)
      ? receipt
      : receive(delivery, { ...options, keyRequired: true });
  }

  /** Answers only after the commit. What cannot be stored is refused as retryable, so that the sender keeps it. */
  async #store(receipt: ReadingReceipt, delivery: Delivery): Promise<Reply> {
    const { accepted, refused, warnings } = receipt.reading;
    try {
      const batch = { ...receipt.tenant, receivedAt: Date.now(), spans: accepted, refused };
      const batches = this.#owners?.part(batch) ?? [batch];
      const appended = await Promise.all(batches.map((each) => this.#group.append(each)));
      const reply = receipt.answer({ ...sumOf(batches, appended), warnings });
      for (const [index, each] of batches.entries()) {
        const { duplicates = 0 } = appended[index] ?? {};
        const ending = { reply, accepted: each.spans, duplicates, refused: each.refused, warnings };
        this.#tell(this.#arrivals.note(sightingOf(delivery, each, ending), Date.now()));
      }
      return reply;
    } catch (error) {
      process.stderr.write(`Spanwalk could not store a delivery: ${String(error)}\n`);
      const reply = receipt.refuse(503, 'Spanwalk could not write to its store; see its console.', 5);
      this.#noteRefused(refusalOf(delivery, { reply, problem: unstored }, this.#policy()));
      return reply;
    }
  }

  #announce(batches: Batch[], appended: Appended[]): void {
    for (const [index, { stored }] of appended.entries()) {
      const workspace = batches[index]?.workspace;
      if (workspace === undefined || stored.length === 0) continue;
      this.#sincePrune += stored.length;
      this.news.onCommitted({
        workspace,
        traceIds: [...new Set(stored.map(({ traceId }) => traceId))],
        count: stored.length,
        lastSeq: stored.at(-1)?.seq ?? 0,
        spans: this.#feedOpen ? stored : [],
      });
    }
    if (this.#sincePrune > this.options.maxSpans * PRUNE_SLACK) void this.#prune();
  }

  #purge(workspace: string): Promise<number> {
    this.#arrivals.forget(workspace);
    return this.store.purge(workspace);
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
    const isKey = collection === KEYS.collection;
    const kept = isKey ? completed(body as KeptRecord) : body;
    await this.store.put(workspace, collection, id, kept);
    if (isKey) this.keys.set(kept as KeyRecord);
  }

  async #remove(...[workspace, collection, id]: Parameters<DocumentStore['remove']>): Promise<void> {
    await this.store.remove(workspace, collection, id);
    if (collection === KEYS.collection) this.keys.remove(id);
  }
}

const unstored: Problem = {
  code: 'transport/broken',
  message: 'Spanwalk could not write to its store, and asked the sender to come again.',
  hint: 'Look at its console: the disk may be full.',
};

/** What became of one delivery, of whoever its parts are. */
const sumOf = (batches: Batch[], appended: Appended[]) => ({
  accepted: batches.reduce((sum, { spans }) => sum + spans.length, 0),
  refused: batches.flatMap(({ refused }) => refused),
  duplicates: appended.reduce((sum, { duplicates }) => sum + duplicates, 0),
});
