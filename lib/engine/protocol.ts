import type { Delivery, Reply, TurnedAway } from '../receivers/delivery.ts';
import type { DoorAddresses } from '../receivers/receiver.ts';
import type { Arrival } from '../telemetry/arrival.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import type { BubbleUpStore } from '../store/bubble-up-store.ts';
import type { ArrivedBody, BodyOf } from '../telemetry/arrived-body.ts';
import type { SignalStore } from '../store/signal-store.ts';
import type { DocumentStore, TelemetryStore } from '../store/telemetry-store.ts';
import type { OriginStore } from '../store/origin-store.ts';
import type { UsageStore } from '../store/usage-store.ts';
import type { StoredSignal } from '../telemetry/signal.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import type { ArrivalQuery, Noted } from './arrival-log.ts';

/** What the engine's thread is started with. Sizes in bytes. */
export interface EngineOptions {
  dataDir: string;
  keyRequired: boolean;
  maxBodyBytes: number;
  maxSpans: number;
  maxSignals: number;
  /** Whether the newest bodies are kept as they arrived; left out, they are. */
  keepBodies?: boolean;
}

/** Told after every commit. Spans and signals travel only while somebody watches the feed: a copy of each costs the hot path. */
export interface Committed {
  workspace: string;
  /** Of spans and signals. */
  traceIds: string[];
  /** Whether any signal names no trace. */
  untraced: boolean;
  /** The highest number in it. */
  lastSeq: number;
  spans: StoredSpan[];
  signals: StoredSignal[];
}

/** What the engine tells unasked. */
export interface EngineNews {
  onCommitted: (committed: Committed) => void;
  /** Only while the feed is open. */
  onArrived: (noted: Noted) => void;
}

type StoreReads = Omit<TelemetryStore, 'append' | 'close' | 'prune'> &
  Omit<SignalStore, 'pruneSignals'> &
  UsageStore &
  EvidenceStore &
  BubbleUpStore &
  OriginStore;

/** What the engine's thread answers. Every method is a message there and a message back. */
export interface EngineCalls extends StoreReads, DocumentStore {
  deliver(delivery: Delivery): Promise<Reply>;
  /** Tells where the doors really listen, for advice to whoever came to the wrong one. */
  setAddresses(addresses: DoorAddresses): Promise<void>;
  /** Notes a request that a door answered by itself. */
  turnedAway(turned: TurnedAway): Promise<void>;
  /** The newest requests of a workspace, accepted or not, and of nobody's what it may see; oldest first. */
  arrivals(workspace: string, query: ArrivalQuery): Promise<Arrival[]>;
  /** The request that a workspace's span came in, as it arrived; or why it is not there any more. */
  arrivedBody(workspace: string, of: BodyOf): Promise<ArrivedBody>;
  /** With a roster a key is required, and the practice backend's spans are filed by who announced their trace. */
  setRosterOpen(open: boolean): Promise<void>;
  /** Notes a run's traces as its workspace's; false where another's run announced one of them before. */
  claimTraces(workspace: string, traceIds: string[]): Promise<boolean>;
  /** Whether commits carry their spans, and arrivals are told of. */
  setFeedOpen(open: boolean): Promise<void>;
  /** Finishes what is in flight, closes the store's file and ends the thread. */
  close(): Promise<void>;
}

export type EngineMethod = keyof EngineCalls;

export interface CallMessage {
  id: number;
  method: EngineMethod;
  args: unknown[];
}

export type EngineMessage =
  | { type: 'ready' }
  | { type: 'failed'; message: string }
  | { type: 'answer'; id: number; value: unknown }
  | { type: 'error'; id: number; message: string; stack: string | undefined }
  /** The question was too large for the store. */
  | { type: 'exhausted'; id: number }
  | { type: 'committed'; committed: Committed }
  | { type: 'arrived'; arrived: Noted[] };
