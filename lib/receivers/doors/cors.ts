import { receivers } from '../receive.ts';

const allowed = [...new Set(receivers.flatMap(({ headers }) => headers))].join(', ');

/**
 * What lets a page of another origin send its spans, https://fetch.spec.whatwg.org/#http-cors-protocol. Any origin may:
 * the exporter of whatever the student builds runs on a port we do not know. No credentials, so a cookie opens nothing.
 * @param origin the request's `Origin`; without one there is nothing to allow
 */
export function corsHeaders(origin: string | undefined): Record<string, string> {
  if (origin === undefined) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'Retry-After',
  };
}

/** The answer to a preflight. @param wantsPrivateNetwork whether a public page asks to reach this machine's network */
export const preflightHeaders = (origin: string | undefined, wantsPrivateNetwork: boolean): Record<string, string> => ({
  ...corsHeaders(origin),
  'access-control-allow-methods': 'POST, OPTIONS',
  'access-control-allow-headers': allowed,
  'access-control-max-age': '7200',
  ...(wantsPrivateNetwork ? { 'access-control-allow-private-network': 'true' } : {}),
});
