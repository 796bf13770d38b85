import type { Delivery, TurnedAway } from '../receivers/delivery.ts';
import type { KeyIndex } from '../receivers/keys/key-index.ts';
import type { KeyRecord } from '../receivers/keys/key-record.ts';
import { completed, type KeptRecord } from '../receivers/keys/mint-keys.ts';
import type { DoorAddresses } from '../receivers/receiver.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import type { BubbleUpStore } from '../store/bubble-up-store.ts';
import type { SignalStore } from '../store/signal-store.ts';
import type { Appended, Batch, DocumentStore, TelemetryStore } from '../store/telemetry-store.ts';
import type { OriginStore } from '../store/origin-store.ts';
import type { UsageStore } from '../store/usage-store.ts';
import { coordinatesOf } from '../telemetry/signal.ts';
import type { BodyOf } from '../telemetry/arrived-body.ts';
import { ArrivalBook } from './arrival-book.ts';
import type { ArrivalQuery } from './arrival-log.ts';
import { BodyRing } from './body-ring.ts';
import { Filing } from './filing.ts';
import { GroupCommit } from './group-commit.ts';
import { KEYS, openKeys } from './keys.ts';
import type { EngineMethod, EngineNews, EngineOptions } from './protocol.ts';
import { Pruner } from './pruner.ts';
import { Reception } from './reception.ts';
import { TraceOwners } from './trace-owners.ts';

type Store = TelemetryStore & SignalStore & UsageStore & EvidenceStore & BubbleUpStore & OriginStore & DocumentStore;
type Method = (...args: never[]) => Promise<unknown>;

/** The engine's work: deliveries to spans and signals to commits, reads beside them, and pruning in the pauses. */
export class EngineThread {
  readonly #reception: Reception;
  readonly #filing: Filing;
  readonly #arrivals: ArrivalBook;
  readonly #bodies: BodyRing | undefined;
  readonly #pruner: Pruner;
  #feedOpen = false;

  private constructor(
    private readonly store: Store,
    private readonly keys: KeyIndex,
    options: EngineOptions,
    private readonly news: EngineNews,
  ) {
    const { keyRequired, maxBodyBytes, keepBodies = true } = options;
    const group = new GroupCommit(store, (batches, appended) => this.#announce(batches, appended));
    this.#pruner = new Pruner(store, options);
    this.#filing = new Filing(group);
    this.#arrivals = new ArrivalBook(
      () => ({ roster: this.#filing.owners !== null, keyRequired }),
      (noted) => this.#feedOpen && news.onArrived(noted),
    );
    this.#bodies = keepBodies ? new BodyRing(Date.now()) : undefined;
    const around = { store, keys, filing: this.#filing, arrivals: this.#arrivals, bodies: this.#bodies };
    this.#reception = new Reception({ ...around, keyRequired, maxBodyBytes });
  }

  static async start(store: Store, options: EngineOptions, news: EngineNews): Promise<EngineThread> {
    const thread = new EngineThread(store, await openKeys(store), options, news);
    await thread.#pruner.prune();
    return thread;
  }

  /** Runs one call of the port: the engine's own, or else the store's. */
  answer(name: EngineMethod, args: unknown[]): Promise<unknown> {
    const own: Partial<Record<EngineMethod, Method>> = {
      deliver: (delivery: Delivery) => this.#reception.take(delivery),
      setAddresses: async (addresses: DoorAddresses) => void (this.#reception.addresses = addresses),
      turnedAway: async (turned: TurnedAway) => this.#reception.turnedAway(turned),
      arrivals: async (workspace: string, query: ArrivalQuery) => this.#arrivals.log.of(workspace, query),
      arrivedBody: async (workspace: string, of: BodyOf) =>
        this.#bodies?.find(workspace, of) ?? { kind: 'gone', why: 'off', head: null },
      setRosterOpen: async (open: boolean) => this.#setRosterOpen(open),
      claimTraces: async (workspace: string, traceIds: string[]) =>
        this.#filing.owners?.claim(workspace, traceIds) ?? true,
      purge: (workspace: string) => this.#purge(workspace),
      setFeedOpen: async (open: boolean) => void (this.#feedOpen = open),
      put: (...document: Parameters<DocumentStore['put']>) => this.#put(...document),
      remove: (...document: Parameters<DocumentStore['remove']>) => this.#remove(...document),
    };
    const method = own[name] ?? this.store[name as keyof Store].bind(this.store);
    return method(...(args as never[]));
  }

  #setRosterOpen(open: boolean): void {
    this.#filing.owners = open ? (this.#filing.owners ?? new TraceOwners()) : null;
  }

  #announce(batches: Batch[], appended: Appended[]): void {
    for (const [index, { stored, signals }] of appended.entries()) {
      const workspace = batches[index]?.workspace;
      if (workspace === undefined || stored.length + signals.length === 0) continue;
      this.#pruner.grew(stored.length, signals.length);
      const traces = signals.map((signal) => coordinatesOf(signal, 0n).traceId);
      const named = traces.filter((traceId) => traceId !== null);
      this.news.onCommitted({
        workspace,
        traceIds: [...new Set([...stored.map(({ traceId }) => traceId), ...named])],
        untraced: named.length < traces.length,
        lastSeq: (signals.at(-1) ?? stored.at(-1))?.seq ?? 0,
        spans: this.#feedOpen ? stored : [],
        signals: this.#feedOpen ? signals : [],
      });
    }
    this.#pruner.pruneIfGrown();
  }

  async #purge(workspace: string): Promise<number> {
    this.#arrivals.log.forget(workspace);
    const removed = await this.#reception.between(workspace, () => this.store.purge(workspace));
    this.#bodies?.forget(workspace);
    return removed;
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
