import type { Problem } from './problem.ts';

/**
 * The ways in, as a person names them. `app` is the app's own port, the next two are the ports of OpenTelemetry, then
 * those of the local daemon that segment-based tracers send to; `file` is a file that was brought in on a page.
 */
export const doors = ['app', 'otlp-http', 'otlp-grpc', 'daemon-udp', 'daemon-tcp', 'file'] as const;
export type DoorName = (typeof doors)[number];

export type ArrivalSignal = 'traces' | 'logs' | 'metrics' | 'segments' | 'errors';
export type ArrivalProtocol = 'http/protobuf' | 'http/json' | 'grpc';

/**
 * One request that reached a door, accepted or not: what the connect page lists, `transport` checks read and the
 * diagnosis of silence is built on. Nothing of it is a secret: a key is masked before it gets here.
 */
export interface Arrival {
  /** Counts up from 1 in this process. */
  id: number;
  /** Unix milliseconds. */
  at: number;
  door: DoorName;
  /** Empty where not even a request line could be read. */
  method: string;
  path: string;
  /** null where the request did not get so far as to say. */
  signal: ArrivalSignal | null;
  protocol: ArrivalProtocol | null;
  /** What the call was, in its protocol's own word: `PutLogEvents`; null where the path says it all. */
  operation: string | null;
  /** `content-encoding`, `identity` where there is none. */
  encoding: string;
  contentType: string;
  /** As it came, packed or not. */
  bytes: number;
  userAgent: string;
  /** The HTTP status that was answered (for gRPC 200, with `grpcStatus`); null where no answer was possible. */
  status: number | null;
  /** https://grpc.io/docs/guides/status-codes/, for gRPC alone. */
  grpcStatus: number | null;
  /** The key as it may be shown: its kind and last characters; null where none came. */
  key: string | null;
  /** Whose it is; null where no key told and one is required, or where the key is unknown. */
  workspace: string | null;
  environment: string | null;
  /** Spans; or log records, segments, errors. */
  accepted: number;
  duplicates: number;
  refused: number;
  /** The `service.name`s in it, at most ten. */
  services: string[];
  /** The trace ids in it, at most fifty. */
  traceIds: string[];
  /** Why it was turned away, or what was wrong with a part of it; null where all is well. */
  problem: Problem | null;
}
