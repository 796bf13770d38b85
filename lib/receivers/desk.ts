import type { Problem } from '../telemetry/problem.ts';
import type { SignalFilter, SignalPage, SignalPlace } from '../telemetry/signal-query.ts';
import type { Signal } from '../telemetry/signal.ts';
import type { Reply } from './delivery.ts';

/**
 * What a receiver that holds a conversation may do, all in the workspace of whoever called. Calls of one workspace come
 * one after the other, so that what one of them made is there for the next.
 */
export interface Desk {
  readonly workspace: string;
  readonly environment: string;
  /** Unix milliseconds. */
  now(): number;
  /**
   * Stores signals; resolves once they would survive SIGKILL. `refused` is counted, with its reasons. Rejects where a
   * document is nested too deep to be written (`isDeeper` of `telemetry/json.ts` tells before): judge that first.
   */
  file(signals: Signal[], refused?: Problem[]): Promise<void>;
  /** A page of signals; only `more` says whether it is the last, since documents may be too large for many in one. */
  signals(filter: SignalFilter): Promise<SignalPage>;
  places(filter: Pick<SignalFilter, 'signal' | 'place'>): Promise<SignalPlace[]>;
  removeSignals(filter: SignalFilter): Promise<number>;
  /** Small documents that are never pruned: log groups, sampling rules, what was said of an item. */
  documents: {
    put(collection: string, id: string, body: unknown): Promise<void>;
    get(collection: string, id: string): Promise<unknown>;
    list(collection: string): Promise<{ id: string; body: unknown }[]>;
    remove(collection: string, id: string): Promise<void>;
  };
}

/** How a call ended: the answer, and what the list of arrivals shows of it. */
export interface CallEnding {
  reply: Reply;
  /** What was wrong with it or with a part of it, in words; null where all is well. */
  problem: Problem | null;
  /** What the call was, in its protocol's word: `PutLogEvents`, `PutTraceSegments`, `item`. */
  operation: string;
  /** How many signals were taken and refused; both 0 for a call that brings none. */
  accepted: number;
  refused: number;
  /** Trace ids among what was taken, at most fifty. */
  traceIds: readonly string[];
}
