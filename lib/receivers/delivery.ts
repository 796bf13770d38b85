import type { Problem } from '../telemetry/problem.ts';
import type { Span } from '../telemetry/span.ts';

/** The ways in. `app` is the same-origin door on the app's own port, `otlp-http` the one on 4318. */
export type Door = 'app' | 'otlp-http';

/** One request as a door carried it, nothing decoded yet. Safe to post between threads. */
export interface Delivery {
  door: Door;
  method: string;
  /** The path alone, without the query string. */
  path: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Uint8Array;
}

/** The answer a door sends back. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** One bad span must not lose the good ones beside it, so a reading holds both. */
export interface Reading {
  accepted: Span[];
  /** One entry for each refused span, in order of arrival. */
  refused: Problem[];
  /** What was trimmed of accepted spans (too many attributes, an over-long value): each kind once, said in words. */
  warnings: Problem[];
}
