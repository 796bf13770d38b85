/** What a call went to: a service that sent spans, or something that is only known by whoever called it. */
export type CalledKind = 'service' | 'database' | 'queue' | 'remote';

/** The calls of one service to one other. Durations are of the called side, or of the call where that sent nothing. */
export interface CallLink {
  from: string;
  to: string;
  kind: CalledKind;
  calls: number;
  failed: number;
  /** Milliseconds, of which half (19 of 20) of the calls took no longer: the smallest duration for which that holds. */
  p50Ms: number;
  p95Ms: number;
}

/** A service, and the requests that it was asked: spans whose parent is another service’s, or nowhere. */
export interface ServiceSum {
  service: string;
  spans: number;
  requests: number;
  failed: number;
  p50Ms: number;
  p95Ms: number;
}

/** Who called whom, in the spans that were looked at. */
export interface ServiceLinks {
  /** By name. */
  services: ServiceSum[];
  /** By caller, then by what was called. */
  calls: CallLink[];
  /** How many spans were looked at. */
  spans: number;
}

/**
 * Attributes of a call that name its other side, the most telling first: the old names beside those of today,
 * https://opentelemetry.io/docs/specs/semconv/registry/attributes/.
 */
export const peerKeys = [
  'peer.service',
  'db.namespace',
  'db.name',
  'server.address',
  'net.peer.name',
  'network.peer.address',
  'db.system.name',
  'db.system',
  'messaging.system',
] as const;

/** Attributes that only a call to a database has, and only one to a queue. */
export const databaseKeys = ['db.system.name', 'db.system'] as const;
export const queueKeys = ['messaging.system'] as const;

/** Services, and calls, that are told; the ones with the most requests or calls. */
export const MOST_LINKS = 300;
