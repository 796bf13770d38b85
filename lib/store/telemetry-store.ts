import type { Problem } from '../telemetry/problem.ts';
import type { ServiceLinks } from '../telemetry/service-links.ts';
import type { Signal, SignalName, StoredSignal } from '../telemetry/signal.ts';
import type { QueryPlan } from '../query/spec.ts';
import type { QueryResult } from '../query/result.ts';
import type { Span, StoredSpan } from '../telemetry/span.ts';
import type { TraceOpening } from '../telemetry/trace-opening.ts';

/** Spans or signals from one delivery, with what the key that carried them names. */
export interface Batch {
  workspace: string;
  environment: string;
  receivedAt: number;
  spans: Span[];
  /** What came beside spans; nothing where it is left out. */
  signals?: readonly Signal[];
  refused: Problem[];
  /** What the refused ones are: spans where nothing is said. */
  refusedAs?: SignalName;
  /** Refused signals of one kind, where what is refused above are spans. */
  refusedBeside?: { as: SignalName; problems: readonly Problem[] };
}

/** What became of a batch. Resolves only once the stored spans would survive SIGKILL. */
export interface Appended {
  stored: StoredSpan[];
  /** Spans whose (trace id, span id) the workspace already holds, or that stand twice in the batch. */
  duplicates: number;
  /** Every signal of the batch: a sender may say the same twice, and mean it. Numbered after the spans. */
  signals: StoredSignal[];
}

/** Nothing is lost in silence: `received = inFlight + stored + duplicate + refused + pruned`, in spans, at any moment. */
export interface Ledger {
  received: number;
  inFlight: number;
  stored: number;
  duplicate: number;
  refused: number;
  pruned: number;
}

/** One line of the trace list: what is known of a trace without reading all of it. */
export interface TraceSummary {
  traceId: string;
  /** The root's name, or the earliest span's where no root arrived; a segment's where there are no spans. */
  name: string;
  service: string;
  /** Who took part, by spans or by segments. */
  services: string[];
  /** The environments whose keys brought its spans or segments. */
  environments: string[];
  hasRoot: boolean;
  spans: number;
  /** Segment documents, each as often as it was sent. A trace may hold nothing else. */
  segments: number;
  errors: number;
  /** Nanoseconds since the Unix epoch. */
  start: bigint;
  durationMs: number;
  /** The highest `seq` among its spans and segments. */
  lastSeq: number;
}

/** Which traces are asked for, of all that are stored; what is left out narrows nothing. */
export interface TracesAsked {
  /** In a span's name or service, whatever the case, or an id as it begins, in W3C's form or X-Ray's. */
  words?: string | undefined;
  /** With an error. */
  failed?: boolean | undefined;
  /** That took longer than so many milliseconds, the first start to the last end. */
  slowerThanMs?: number | undefined;
  /** Older than the trace with this `lastSeq`. */
  before?: number | undefined;
}

/** How many traces are stored that answer to what was asked. */
export interface TraceCount {
  /** Whatever their age. */
  total: number;
  /** Of these, the ones before `before`; all where none is named. */
  older: number;
}

/** A trace's spans in the form that `unpackSpans` reads. */
export interface PackedTrace {
  bytes: Uint8Array<ArrayBuffer>;
  /** There are more spans than were asked for. */
  truncated: boolean;
  /** The highest `seq` of the store when this was read. */
  upTo: number;
}

/** How much of a trace is packed. */
export interface PackedWish {
  /** Spans at most. */
  limit: number;
  /** Only those with a higher `seq`: what was added since an earlier reading's `upTo`. */
  after?: number;
  /** Nothing of it rather than a part. */
  whole?: boolean;
}

/** How much is asked of a trace's beginning. */
export interface OpeningWish {
  /** Rows at most. */
  rows: number;
  /** Nothing of a trace with more spans. */
  most: number;
  syntheticRoots: readonly string[];
  /** Span ids of which it is asked whether they are the trace's. */
  named: readonly string[];
}

/** How a refusal is counted: its code, how often, and the latest message. */
export interface RefusalCount {
  code: string;
  count: number;
  lastMessage: string;
  lastAt: number;
}

/** A column that really arrived, for completion in the query page. */
export interface ColumnSummary {
  name: string;
  type: 'string' | 'integer' | 'float' | 'boolean' | 'mixed';
  /** In how many of the workspace's spans it arrived, pruned ones included. */
  count: number;
  samples: string[];
}

/**
 * Where telemetry lives. Every engine passes `telemetry-store.contract.ts`. All reads are within one workspace.
 * Methods reject only for bugs and a broken disk; an unknown id gives an empty result.
 */
export interface TelemetryStore {
  append(batches: Batch[]): Promise<Appended[]>;
  /** The spans of one trace in order of `seq`, at most `limit`. */
  spansOfTrace(workspace: string, traceId: string, limit?: number): Promise<StoredSpan[]>;
  /** The same, packed for a page: quick to read and to send, however many they are. */
  packedTrace(workspace: string, traceId: string, wanted: PackedWish): Promise<PackedTrace>;
  /** Its first rows, and what is told of it as a whole; null where these depend on more than can be told quickly. */
  traceOpening(workspace: string, traceId: string, wanted: OpeningWish): Promise<TraceOpening | null>;
  /** Spans with `seq` greater than `after`, in order: what a feed resumes with. */
  spansAfter(workspace: string, after: number, limit: number): Promise<StoredSpan[]>;
  /** The newest spans, at most `limit`, in order of `seq`. */
  newestSpans(workspace: string, limit: number): Promise<StoredSpan[]>;
  /** The newest traces first, by the highest `seq` of their spans and segments. */
  recentTraces(workspace: string, limit: number, asked?: TracesAsked): Promise<TraceSummary[]>;
  countTraces(workspace: string, asked?: TracesAsked): Promise<TraceCount>;
  /** Who called whom, by the newest spans. */
  serviceLinks(workspace: string): Promise<ServiceLinks>;
  query(workspace: string, plan: QueryPlan): Promise<QueryResult>;
  columns(workspace: string): Promise<ColumnSummary[]>;
  ledger(workspace: string): Promise<Ledger>;
  refusals(workspace: string): Promise<RefusalCount[]>;
  /** When each workspace's newest span or signal was received, in Unix milliseconds, for those that hold any. */
  lastArrivals(): Promise<Record<string, number>>;
  /** Removes a workspace's spans, signals and documents, and counts them as pruned; returns how many spans and signals. */
  purge(workspace: string): Promise<number>;
  /** The highest `seq` given out so far; 0 when the store is empty. */
  lastSeq(): Promise<number>;
  /** Keeps at most `maxSpans` of the spans that are there now, the newest; returns how many it removed. */
  prune(maxSpans: number): Promise<number>;
  close(): Promise<void>;
}

/** Small JSON documents that are never pruned: progress, keys, runs, saved queries. */
export interface DocumentStore {
  put(workspace: string, collection: string, id: string, body: unknown): Promise<void>;
  get(workspace: string, collection: string, id: string): Promise<unknown>;
  list(workspace: string, collection: string): Promise<{ id: string; body: unknown }[]>;
  remove(workspace: string, collection: string, id: string): Promise<void>;
}
