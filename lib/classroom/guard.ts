import type { Problem } from '../telemetry/problem.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The host of a `Host` header without its port; IPv6 keeps its brackets. */
const hostName = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/**
 * Whether the request names a host that this classroom answers to. A page elsewhere can rebind its own name to
 * 127.0.0.1 and read what it is given, but that name still stands in `Host`.
 * @param allowedHosts host names beside the loopback ones, where Spanwalk is served under a name of its own
 */
export function hostProblem(headers: Headers, allowedHosts: readonly string[] = []): Problem | null {
  const name = hostName(headers.get('host') ?? '');
  if (loopback.has(name) || allowedHosts.includes(name)) return null;
  return {
    code: 'guard/host',
    message: `This classroom does not answer to the host name “${name.slice(0, 80)}”.`,
    hint: 'Open it as http://localhost, or name the host in SPANWALK_ALLOWED_HOSTS.',
  };
}

/**
 * Whether a request that changes or spawns something comes from our own page or a local tool. A page elsewhere can
 * make a browser post to a loopback port, but it can forge neither `Origin` nor, where a simple GET has none (a
 * picture, a `no-cors` fetch), `Sec-Fetch-Site`, https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header.
 */
export function strangerProblem(headers: Headers, allowedHosts: readonly string[] = []): Problem | null {
  const wrongHost = hostProblem(headers, allowedHosts);
  if (wrongHost) return wrongHost;
  const origin = headers.get('origin');
  const elsewhere = ['same-site', 'cross-site'].includes(headers.get('sec-fetch-site') ?? '');
  if (!elsewhere && (origin === null || sameHost(origin, headers.get('host') ?? ''))) return null;
  return {
    code: 'guard/origin',
    message: 'This request comes from a page of another origin.',
    hint: 'Only the classroom’s own pages and local tools may change things.',
  };
}

function sameHost(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host.toLowerCase();
  } catch {
    return false;
  }
}
