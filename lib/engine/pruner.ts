import type { SignalStore } from '../store/signal-store.ts';
import type { TelemetryStore } from '../store/telemetry-store.ts';

/** How much beyond its bound the store may grow before the oldest goes: pruning a little each time is dear. */
const SLACK = 0.05;

interface Bounds {
  maxSpans: number;
  maxSignals: number;
}

/** Keeps the store within its bounds: so many spans, and so many signals. */
export class Pruner {
  #spans = 0;
  #signals = 0;

  constructor(
    private readonly store: Pick<TelemetryStore, 'prune'> & Pick<SignalStore, 'pruneSignals'>,
    private readonly bounds: Bounds,
  ) {}

  /** Notes what was stored. */
  grew(spans: number, signals: number): void {
    this.#spans += spans;
    this.#signals += signals;
  }

  /** Prunes in the background, once enough was stored since it last did. */
  pruneIfGrown(): void {
    const { maxSpans, maxSignals } = this.bounds;
    if (this.#spans > maxSpans * SLACK || this.#signals > maxSignals * SLACK) void this.prune();
  }

  /** A failed pruning is said and tried again with the next growth; it must not end the thread. */
  async prune(): Promise<void> {
    this.#spans = 0;
    this.#signals = 0;
    try {
      await this.store.prune(this.bounds.maxSpans);
      await this.store.pruneSignals(this.bounds.maxSignals);
    } catch (error) {
      process.stderr.write(`Spanwalk could not prune its store: ${String(error)}\n`);
    }
  }
}
