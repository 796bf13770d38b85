import type { Deliveries } from './watched-exporter.ts';

/** One address that errors are posted to. The token is a secret: it is sent, never shown. */
export interface ErrorAddress {
  /** Stable and unique: `own`, or a vendor's folder name. */
  id: string;
  /** For people. */
  label: string;
  /** Where items are posted, path included. */
  url: URL;
  token: string;
}

/** A request that failed, as far as its report needs it. */
export interface FailedRequest {
  method: string;
  /** Path and query, as they were asked for. */
  url: string;
  headers: Record<string, string>;
}

/** The trace and span in which it failed; null where none was recorded. */
export type FailureTrace = { traceId: string; spanId: string } | null;

/** Hands errors on. Never throws, never waits: reporting must not fail or hold up the request it is about. */
export interface ErrorReporter {
  report(error: unknown, request: FailedRequest, trace: FailureTrace): void;
  /** How each address fares. */
  deliveries(): ({ id: string; label: string } & Readonly<Deliveries>)[];
}
