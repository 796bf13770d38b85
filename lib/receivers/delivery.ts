import type { DoorName } from '../telemetry/arrival.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { Signal } from '../telemetry/signal.ts';
import type { TransportProblem } from '../telemetry/transport-codes.ts';
import type { Span } from '../telemetry/span.ts';

/** A request as every door sees it: everything but its body. */
export interface RequestHead {
  door: DoorName;
  method: string;
  /** The path alone, without the query string. For gRPC `/<service>/<method>`. */
  path: string;
  /** Lower-case names; for gRPC the metadata stands among them. */
  headers: Record<string, string>;
}

/** One request as a door carried it, nothing decoded yet; a gRPC message still has its frame. Safe to post between threads. */
export interface Delivery extends RequestHead {
  body: Uint8Array;
}

/** A request that a door answered by itself, before any receiver saw it whole. */
export interface TurnedAway extends RequestHead {
  /** How many bytes of its body came. */
  bytes: number;
  /** What it was answered with; null where no answer was possible. */
  status: number | null;
  problem: TransportProblem;
}

/** The answer a door sends back. gRPC's status stands in its headers, and the door sends it where gRPC wants it. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** One bad span must not lose the good ones beside it, so a reading holds both. */
export interface Reading {
  accepted: Span[];
  /**
   * What a delivery brings that is no span: log records, segments. Left out where it brings spans alone, so that it is
   * known what the refused ones are.
   */
  signals?: Signal[];
  /** One entry for each refused span (or signal), in order of arrival. */
  refused: Problem[];
  /** The refused signals of a delivery that may bring both; `refused` then has its spans alone. */
  refusedSignals?: Problem[];
  /** What was trimmed of accepted spans (too many attributes, an over-long value): each kind once, said in words. */
  warnings: Problem[];
}
