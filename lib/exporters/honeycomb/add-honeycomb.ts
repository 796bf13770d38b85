import type { Environment, Problem } from '../../settings/settings.ts';
import { labelOf, tracesUrl, type Destination, type Destinations } from '../destination.ts';

/** The header that carries an ingest key, https://docs.honeycomb.io/send-data/opentelemetry. */
export const TEAM_HEADER = 'x-honeycomb-team';

/** The variable in which a service finds its key. @param key an ingest key, or undefined where none is needed */
export const keyEnvironment = (key: string | undefined): Record<string, string> =>
  key === undefined ? {} : { HONEYCOMB_API_KEY: key };

const DEFAULT_ENDPOINT = 'https://api.honeycomb.io';

const isHoneycomb = (url: URL, endpoint: URL): boolean =>
  url.hostname === endpoint.hostname || url.hostname.endsWith('.honeycomb.io');

const problem = (name: string, message: string, hint: string): Problem => ({
  code: 'destination/honeycomb',
  message,
  hint,
  at: [name],
});

function readEndpoint(env: Environment): URL | Problem {
  const text = env['HONEYCOMB_API_ENDPOINT']?.trim() || DEFAULT_ENDPOINT;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  return problem(
    'HONEYCOMB_API_ENDPOINT',
    'HONEYCOMB_API_ENDPOINT is no address that spans can be posted to.',
    `Unset it for ${DEFAULT_ENDPOINT}, or give https://api.eu1.honeycomb.io for the EU.`,
  );
}

/** `${HONEYCOMB_API_KEY}` in a file that nothing expanded reaches the process as these very characters. */
const isUnexpanded = (key: string): boolean => /\$\{?\w+\}?/.test(key);

/** A header cannot carry it, or it is what a placeholder looks like: sending it would only be refused. */
const isUsable = (key: string): boolean => /^[\x21-\x7E]+$/.test(key) && !isUnexpanded(key);

const withKey = (destination: Destination, key: string): Destination => ({
  ...destination,
  headers: { [TEAM_HEADER]: key, ...destination.headers },
});

/**
 * Adds Honeycomb where `HONEYCOMB_API_KEY` is set. The notes set the OTLP variables as well, to the same place: then
 * there is one destination, and it gets the key only if its own headers carry none.
 */
export function addHoneycomb(env: Environment, soFar: readonly Destination[]): Destinations {
  const key = env['HONEYCOMB_API_KEY']?.trim();
  if (!key) return { destinations: [...soFar], problems: [] };

  const endpoint = readEndpoint(env);
  if (!(endpoint instanceof URL)) return { destinations: [...soFar], problems: [endpoint] };
  if (!isUsable(key)) {
    const message = 'HONEYCOMB_API_KEY holds no key: it has characters that no key has.';
    const hint = 'Set it to the key itself, in the very shell that starts Spanwalk.';
    return { destinations: [...soFar], problems: [problem('HONEYCOMB_API_KEY', message, hint)] };
  }

  const isNamed = soFar.some(({ url }) => isHoneycomb(url, endpoint));
  if (isNamed) {
    const destinations = soFar.map((one) => (isHoneycomb(one.url, endpoint) ? withKey(one, key) : one));
    return { destinations, problems: [] };
  }
  const url = tracesUrl(endpoint);
  const destination = { id: 'honeycomb', label: labelOf(url), url, headers: { [TEAM_HEADER]: key } };
  return { destinations: [...soFar, destination], problems: [] };
}
