import type { Problem } from './problem.ts';

/**
 * Every reason for which a door turns a request away, or warns of one it took, and the finding it stands for. The one
 * list: a receiver may use no other code for a whole request, and the checker maps by it.
 */
const transportCodes = {
  /** A gRPC client on a port of HTTP. */
  'transport/grpc-on-http': 'transport.grpc-on-http',
  /** An HTTP/1.1 client, or one without gRPC's content type, on the port of gRPC. */
  'transport/http-on-grpc': 'transport.http-on-grpc',
  /** A TLS handshake on any port: https:// where http:// belongs. */
  'transport/tls': 'transport.tls-on-plain',
  /** Bytes that are neither HTTP nor TLS. */
  'transport/not-http': 'transport.refused',
  'transport/wrong-path': 'transport.path',
  'transport/wrong-method': 'transport.method',
  /** Metrics, profiles: the address is right, and nothing of that kind is kept. */
  'transport/signal-not-received': 'transport.other-signal',
  'transport/wrong-content-type': 'transport.content-type',
  'transport/unsupported-compression': 'transport.encoding',
  /** The body does not decode as what it says it is. */
  'transport/undecodable': 'transport.decode',
  'transport/missing-key': 'transport.unauthorised',
  'transport/malformed-key': 'transport.unauthorised',
  'transport/unknown-key': 'transport.unauthorised',
  /** A token of a page in a backend, or the other way round. */
  'transport/wrong-scope': 'transport.unauthorised',
  /** A signed request whose signature does not fit its key. */
  'transport/signature': 'transport.unauthorised',
  /** A signed request that the sender's clock dates too early or too late. */
  'transport/clock-skew': 'transport.unauthorised',
  /** A warning: a key came in a header that is not read for it. */
  'transport/key-elsewhere': 'transport.unauthorised',
  'transport/too-large': 'transport.too-large',
  'transport/too-many-parts': 'transport.too-large',
  'transport/too-many-requests': 'transport.busy',
  'transport/busy': 'transport.busy',
  /** A page of another origin on the app's own port. */
  'transport/foreign-origin': 'transport.refused',
  /** The sender went away in the middle of its body. */
  'transport/cut-off': 'transport.refused',
  /** Ours: nothing for the sender to change. */
  'transport/broken': 'transport.refused',
} as const satisfies Record<Problem['code'], `transport.${string}`>;

export type TransportCode = keyof typeof transportCodes;
export type TransportFinding = (typeof transportCodes)[TransportCode];

/** Reasons about one span that come of JSON written by hand; the request around it was taken. */
const handmade: ReadonlySet<string> = new Set([
  'otlp/base64-id',
  'otlp/enum-name',
  'otlp/no-resource-spans',
  'otlp/snake-case-key',
  'otlp/wrong-type',
]);

/** The finding that an arrival's problem stands for, or null where it is none of the transport's. */
export function transportFindingOf(code: string): TransportFinding | null {
  if (Object.hasOwn(transportCodes, code)) return transportCodes[code as TransportCode];
  return handmade.has(code) ? 'transport.decode' : null;
}

/** A problem of the transport; its code is one of the list. */
export interface TransportProblem extends Problem {
  code: TransportCode;
}
