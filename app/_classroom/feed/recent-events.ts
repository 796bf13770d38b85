import type { FeedEvent } from '@/lib/feed/feed-event.ts';

/** How long telemetry is remembered: far longer than a page takes to draw, and no longer. */
const KEPT_MS = 5000;
/** An event holds up to a commit's spans; more of them than this are a flood, which no page draws row by row. */
const MOST_KEPT = 64;

const remembered: ReadonlySet<FeedEvent['type']> = new Set(['spans', 'signals', 'gap']);

/** The spans and signals that a feed brought lately, or left out. Times are of `performance.now()`. */
export class RecentEvents {
  #kept: { event: FeedEvent; at: number }[] = [];

  /** Remembers telemetry, and that some is missing; news of other kinds is told by its owner when asked. */
  add(event: FeedEvent, now: number): void {
    if (!remembered.has(event.type)) return;
    this.#forget(now);
    this.#kept.push({ event, at: now });
    if (this.#kept.length > MOST_KEPT) this.#kept.shift();
  }

  /** What is still remembered, oldest first. */
  upTo(now: number): FeedEvent[] {
    this.#forget(now);
    return this.#kept.map(({ event }) => event);
  }

  #forget(now: number): void {
    this.#kept = this.#kept.filter(({ at }) => now - at <= KEPT_MS);
  }
}
