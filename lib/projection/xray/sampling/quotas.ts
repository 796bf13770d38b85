import type { SamplingStatistics } from './statistics.ts';

/** Ten seconds of a rule, all its clients together. */
export interface UseWindow {
  /** Unix seconds, a multiple of ten. */
  start: number;
  requests: number;
  sampled: number;
  borrowed: number;
}

/** How a rule is used: who reports on it, and how much of late. */
export interface RuleBook {
  /** When each client reported last, in Unix milliseconds. */
  clients: Record<string, number>;
  windows: UseWindow[];
}

export const emptyBook: RuleBook = { clients: {}, windows: [] };

/** Clients report every ten seconds; one that has missed two of them is gone, and its share is free. */
export const INTERVAL_SECONDS = 10;
const GONE_AFTER_MS = 25_000;
/** A quota is good for five minutes, or until the next. */
export const QUOTA_SECONDS = 300;
const MOST_CLIENTS = 1000;
/** Half an hour. */
const MOST_WINDOWS = 180;

/** Writes one report into a rule's book. Clients that are gone are forgotten, and so are old windows. */
export function writeDown(book: RuleBook, statistics: SamplingStatistics, nowMs: number): RuleBook {
  const others = Object.entries(book.clients)
    .filter(([id, at]) => id !== statistics.ClientID && nowMs - at <= GONE_AFTER_MS)
    .slice(1 - MOST_CLIENTS);
  const start = Math.floor(nowMs / 1000 / INTERVAL_SECONDS) * INTERVAL_SECONDS;
  const last = book.windows.at(-1);
  const before = last?.start === start ? last : { start, requests: 0, sampled: 0, borrowed: 0 };
  const window = {
    start,
    requests: before.requests + statistics.RequestCount,
    sampled: before.sampled + statistics.SampledCount,
    borrowed: before.borrowed + statistics.BorrowCount,
  };
  const earlier = book.windows.filter((each) => each.start !== start).slice(1 - MOST_WINDOWS);
  return { clients: Object.fromEntries([...others, [statistics.ClientID, nowMs]]), windows: [...earlier, window] };
}

/**
 * A client's share of a rule's reservoir: even among those that report, with what does not divide given to the first by
 * id, so that the shares add up to the reservoir and never to more.
 */
export function shareOf(book: RuleBook, client: string, reservoirSize: number): number {
  const clients = Object.keys(book.clients).toSorted();
  const place = clients.indexOf(client);
  if (place < 0) return 0;
  return Math.floor(reservoirSize / clients.length) + (place < reservoirSize % clients.length ? 1 : 0);
}
