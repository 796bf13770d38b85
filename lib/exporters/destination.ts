import type { Problem } from '../settings/settings.ts';

/** One OTLP/HTTP address that finished spans are posted to. Header values are secrets: they are sent, never shown. */
export interface Destination {
  /** Stable and unique: `own`, `otlp`, or a vendor's folder name. */
  id: string;
  /** For people: the host and path, without credentials or query. */
  label: string;
  url: URL;
  /** Lower-case names. */
  headers: Record<string, string>;
}

/** What a reading of the environment found: where to send, and what is wrong with the rest of it. */
export interface Destinations {
  destinations: Destination[];
  problems: Problem[];
}

/** An address as it may be shown: no user, password, query or fragment. */
export const labelOf = (url: URL): string => `${url.host}${url.pathname}`;

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '0.0.0.0', '[::]']);

const hostOf = (url: URL): string => (loopback.has(url.hostname) ? 'loopback' : url.hostname);

const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80');

/** Whether two addresses reach the same server; the spellings of this machine's own address count as one. */
export const sameServer = (one: URL, other: URL): boolean =>
  hostOf(one) === hostOf(other) && portOf(one) === portOf(other);

const SIGNAL_PATH = 'v1/traces';

/**
 * The traces address below a base endpoint, as the OTLP exporter specification builds it: the path is appended, and a
 * slash at the end of the base makes no difference.
 */
export function tracesUrl(base: URL): URL {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${SIGNAL_PATH}`;
  return url;
}
