import type { SignalName, StoredSignal } from '../telemetry/signal.ts';
import type { Ledger } from './telemetry-store.ts';

/** Where a reader stands in a list: after (or before) this one. Both parts, since many signals may share one time. */
export interface SignalCursor {
  /** Nanoseconds since the Unix epoch. */
  time: bigint;
  seq: number;
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
  /** Reading ends with the one by which so many bytes are reached; documents may have a megabyte each. */
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

/** How signals beside spans are counted: `received = inFlight + stored + refused + pruned`, for each kind. */
export type SignalLedger = Record<SignalName, Omit<Ledger, 'duplicate'>>;

/** Reads and removals of everything that is no span. All are within one workspace. */
export interface SignalStore {
  signals(workspace: string, filter: SignalFilter): Promise<StoredSignal[]>;
  /** One line for each place and stream, those first that got something last. */
  places(workspace: string, filter: Pick<SignalFilter, 'signal' | 'place'>): Promise<SignalPlace[]>;
  signalLedger(workspace: string): Promise<SignalLedger>;
  /**
   * Removes what the filter names, counts it as pruned and says how many they were: a deleted group, a retention. All of
   * them where the filter has no limit.
   */
  removeSignals(workspace: string, filter: SignalFilter): Promise<number>;
  /** Keeps at most `maxSignals` of the signals that are there now, the newest; returns how many it removed. */
  pruneSignals(maxSignals: number): Promise<number>;
}
