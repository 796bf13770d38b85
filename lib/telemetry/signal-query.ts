import { coordinatesOf, type SignalName, type StoredSignal } from './signal.ts';

/** Where a reader stands in a list: after (or before) this one. Both parts, since many signals may share one time. */
export interface SignalCursor {
  /** Nanoseconds since the Unix epoch. */
  time: bigint;
  seq: number;
}

/** Where a reader stands who has just read this one. */
export const cursorAt = (stored: StoredSignal): SignalCursor => ({
  time: coordinatesOf(stored, BigInt(stored.receivedAt) * 1_000_000n).time,
  seq: stored.seq,
});

/** As many signals as a filter's limits leave room for. A short page need not be the last one: `more` says. */
export interface SignalPage {
  signals: StoredSignal[];
  /** Beyond this there are more that fit the filter; null where these are all. */
  more: SignalCursor | null;
}

/** Which signals are wanted; every field that is there must hold. */
export interface SignalFilter {
  signal?: SignalName;
  traceIds?: readonly string[];
  /** Only those that name no trace. */
  untraced?: true;
  /** A log group, a segment's name, an error's fingerprint. */
  place?: string;
  /** A log stream, or any of several. */
  streams?: readonly string[];
  /** Nanoseconds since the Unix epoch: from inclusive, to exclusive. */
  from?: bigint;
  to?: bigint;
  /** Received at or after this, in Unix milliseconds. */
  receivedFrom?: number;
  /** Only beyond this place in the order asked for. */
  beyond?: SignalCursor;
  /** By time and then by seq (`oldest` first, or `newest`), or by seq alone, oldest first. */
  order?: 'oldest' | 'newest' | 'stored';
  /** At most so many; 1,000 where nothing is said. */
  limit?: number;
  /** Reading ends with the one by which so many bytes of what is kept are reached; documents may have a megabyte each. */
  mostBytes?: number;
}

/** One log stream, one segment name or one error item, summed up. */
export interface SignalPlace {
  signal: SignalName;
  place: string;
  stream: string;
  count: number;
  /** UTF-8 bytes of what the senders sent. */
  bytes: number;
  firstTime: bigint;
  lastTime: bigint;
  /** Unix milliseconds. */
  lastReceivedAt: number;
  lastSeq: number;
}
