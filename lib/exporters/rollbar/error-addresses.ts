import type { Environment, Problem } from '../../settings/settings.ts';
import { labelOf, sameServer } from '../destination.ts';
import type { ErrorAddress } from '../error-reporter.ts';

/** Where Spanwalk's own receiver takes items, on each of its HTTP ports. */
const OWN_PATH = '/rollbar/api/1/item/';

/** The client's own default. */
const VENDORS_URL = 'https://api.rollbar.com/api/1/item/';

/** Spanwalk's own receiver of errors. */
export interface OwnErrorReceiver {
  /** Any address of it; its path does not count. */
  receiver: URL;
  /** Other addresses that lead to the same receiver. */
  alsoAt?: readonly URL[];
  token: string;
}

const problem = (name: string, message: string, hint: string): Problem => ({
  code: 'destination/rollbar',
  message,
  hint,
  at: [name],
});

/** `${ROLLBAR_ACCESS_TOKEN}` that nothing expanded, or what a header cannot carry. */
const isUsable = (token: string): boolean => /^[\x21-\x7E]+$/.test(token) && !/\$\{?\w+\}?/.test(token);

function readEndpoint(env: Environment): URL | Problem {
  const text = env['ROLLBAR_ENDPOINT']?.trim() || VENDORS_URL;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  const message = 'ROLLBAR_ENDPOINT is no address that items can be posted to.';
  return problem('ROLLBAR_ENDPOINT', message, `Unset it for ${VENDORS_URL}.`);
}

/** What the environment adds: the vendor's address, or what is wrong; null where it names no token. */
function readVendor(env: Environment): ErrorAddress | Problem | null {
  const token = env['ROLLBAR_ACCESS_TOKEN']?.trim();
  if (!token) return null;
  if (!isUsable(token)) {
    const message = 'ROLLBAR_ACCESS_TOKEN holds no token: it has characters that no token has.';
    return problem('ROLLBAR_ACCESS_TOKEN', message, 'Set it in the very shell that starts Spanwalk.');
  }
  const url = readEndpoint(env);
  return url instanceof URL ? { id: 'rollbar', label: labelOf(url), url, token } : url;
}

/**
 * Where the practice backend's errors go: to Spanwalk's own receiver always, and to Rollbar where `ROLLBAR_ACCESS_TOKEN`
 * is set. `ROLLBAR_ENDPOINT`, a name of our own, leads elsewhere; one that leads back here adds nothing.
 */
export function errorAddresses(
  env: Environment,
  { receiver, alsoAt = [], token }: OwnErrorReceiver,
): { addresses: ErrorAddress[]; problems: Problem[] } {
  const url = new URL(OWN_PATH, receiver);
  const own: ErrorAddress = { id: 'own', label: labelOf(url), url, token };
  const added = readVendor(env);
  if (added === null) return { addresses: [own], problems: [] };
  if ('code' in added) return { addresses: [own], problems: [added] };
  const leadsBack = [receiver, ...alsoAt].some((door) => sameServer(door, added.url));
  return { addresses: leadsBack ? [own] : [own, added], problems: [] };
}
