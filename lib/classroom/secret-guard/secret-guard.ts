import type { SecretsReport } from '../../guard/finding.ts';
import type { SignalStore } from '../../store/signal-store.ts';
import type { DocumentStore, TelemetryStore } from '../../store/telemetry-store.ts';
import type { GuardBatch } from './inspect.ts';
import type { Inspect } from './guard-thread.ts';
import { SecretBook } from './secret-book.ts';

type Store = Pick<TelemetryStore, 'spansAfter' | 'lastArrivals' | 'lastSeq'> &
  Pick<SignalStore, 'signalPage'> &
  DocumentStore;

/** What the guard needs of the classroom. */
export interface GuardAround {
  store: Store;
  inspect: Inspect;
  /** The keys of a workspace, all of them. */
  keysOf: (workspace: string) => Promise<string[]>;
  /** Told after something was found, or a workspace was looked through. */
  onNews: (workspace: string) => void;
  now: () => number;
}

/** Spans and signals that are looked through at once. */
const BATCH = 250;
const BATCH_BYTES = 4 * 1024 * 1024;
/** It starts once nothing was committed for so long: a click must not share its moment with the guard. */
const QUIET_MS = 600;
/** While telemetry comes without a pause, one batch each so often; nobody waits for the guard, and it is never still. */
const BUSY_MS = 4000;
/** Between two batches it rests as long as the last one took, and at least so long. */
const REST_MS = 50;
/** After a batch that could not be read or written. */
const MISHAP_MS = 10_000;

/**
 * Looks through everything that the workspaces receive, behind the receivers' back: it reads what was committed, by its
 * number, when there is time. What it has looked through is remembered, so that a restart goes on where it was.
 */
export class SecretGuard {
  readonly book: SecretBook;
  readonly #behind = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  /** Up to here everything is committed; of what is beyond, a part may still be missing. */
  #committedUpTo = 0;
  #lastCommit = 0;
  #lastRound = 0;
  #turn: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(private readonly around: GuardAround) {
    this.book = new SecretBook(around.store);
  }

  /** Goes on with every workspace that holds telemetry. */
  async start(): Promise<void> {
    this.#committedUpTo = Math.max(this.#committedUpTo, await this.around.store.lastSeq());
    for (const workspace of Object.keys(await this.around.store.lastArrivals())) this.#behind.add(workspace);
    this.#plan(QUIET_MS);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  /** Something was committed. Called with every commit, so it only notes that. */
  committed(workspace: string, lastSeq: number): void {
    this.#committedUpTo = Math.max(this.#committedUpTo, lastSeq);
    this.#lastCommit = this.around.now();
    this.#behind.add(workspace);
    if (this.#timer === undefined) this.#plan(QUIET_MS);
  }

  async report(workspace: string): Promise<SecretsReport> {
    const [findings, progress] = await Promise.all([this.book.findings(workspace), this.book.progress(workspace)]);
    return { findings, progress, isBehind: this.#behind.has(workspace) };
  }

  dismiss(workspace: string, id: string, dismissed: boolean): Promise<boolean> {
    return this.#inTurn(() => this.book.dismiss(workspace, id, dismissed));
  }

  /** Looks through everything that is there now; for whoever cannot wait. */
  async catchUp(): Promise<void> {
    await this.#inTurn(async () => {
      while (this.#behind.size > 0) for (const workspace of this.#behind) await this.#step(workspace);
    });
  }

  /** Stops looking at a workspace that is to be emptied; resolves once nothing of it is written any more. */
  async forget(workspace: string): Promise<void> {
    this.#behind.delete(workspace);
    await this.#inTurn(async () => void this.#behind.delete(workspace));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  #plan(afterMs: number): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.#round(), afterMs);
    this.#timer.unref();
  }

  /** One batch of one workspace, and then a rest. A round that fails is said and tried again. */
  async #round(): Promise<void> {
    const { now } = this.around;
    const began = now();
    const isBusy = began - this.#lastCommit < QUIET_MS;
    if (isBusy && began - this.#lastRound < BUSY_MS) return this.#plan(QUIET_MS);
    this.#lastRound = began;
    const [workspace] = this.#behind;
    const went = workspace === undefined || (await this.#inTurn(() => this.#step(workspace)).then(() => true, tell));
    this.#timer = undefined;
    if (!went) this.#behind.add(workspace);
    if (this.#behind.size > 0) this.#plan(went ? Math.max(REST_MS, now() - began) : MISHAP_MS);
  }

  /** Looks through a workspace's next batch. It stands last in the row then, so that each gets its turn. */
  async #step(workspace: string): Promise<void> {
    if (!this.#behind.delete(workspace)) return;
    const { seq } = await this.book.progress(workspace);
    const { batch, upTo, isFull } = await this.#read(workspace, seq);
    const items = batch.spans.length + batch.signals.length;
    if (isFull) this.#behind.add(workspace);
    if (items === 0) return this.around.onNews(workspace);
    const inspected = await this.around.inspect(batch);
    await this.book.enter(workspace, upTo, inspected, items);
    if (!isFull || (inspected?.sightings.length ?? 0) > 0) this.around.onNews(workspace);
  }

  /** What follows the watermark, up to where both of its kinds were read. */
  async #read(workspace: string, after: number): Promise<{ batch: GuardBatch; upTo: number; isFull: boolean }> {
    const { store, keysOf } = this.around;
    const wanted = { order: 'stored', beyond: { time: 0n, seq: after }, limit: BATCH, mostBytes: BATCH_BYTES } as const;
    const [spans, page, keys] = await Promise.all([
      store.spansAfter(workspace, after, BATCH),
      store.signalPage(workspace, wanted),
      keysOf(workspace),
    ]);
    const { signals } = page;
    const ends = [
      spans.length < BATCH ? Infinity : (spans.at(-1)?.seq ?? after),
      page.more === null ? Infinity : page.more.seq,
    ];
    const last = Math.max(after, spans.at(-1)?.seq ?? 0, signals.at(-1)?.seq ?? 0);
    const upTo = Math.max(after, Math.min(last, this.#committedUpTo, ...ends));
    const within = <T extends { seq: number }>(all: T[]): T[] => all.filter(({ seq }) => seq <= upTo);
    return {
      batch: { spans: within(spans), signals: within(signals), keys },
      upTo,
      isFull: ends.some(Number.isFinite),
    };
  }
}

function tell(error: unknown): false {
  process.stderr.write(`Spanwalk’s secret guard could not look through a batch: ${String(error)}\n`);
  return false;
}
