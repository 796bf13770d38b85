import type { Problem } from '../../telemetry/problem.ts';
import { Refused } from './guarded-lookup.ts';

const at = ['call', 'url'] as const;

const problem = (code: `own/${string}`, message: string, hint: string): Problem => ({ code, message, hint, at });

/** Connections that fail before a byte of an answer came, by Node's error code. */
const failures: Record<string, (url: URL) => Problem> = {
  ECONNREFUSED: ({ host }) =>
    problem(
      'own/nobody-listens',
      `Nothing listens at ${host}.`,
      'Start your service, and compare the port with the one that it prints. A service in a container needs its port published.',
    ),
  ENOTFOUND: ({ hostname }) =>
    problem(
      'own/no-such-host',
      `There is no host called ${hostname}.`,
      'For a service on this machine write localhost.',
    ),
  ECONNRESET: ({ host }) =>
    problem(
      'own/hung-up',
      `${host} hung up without an answer.`,
      'Read your service’s own output: it may have crashed, or it may speak https and not http.',
    ),
  EPROTO: ({ host }) =>
    problem('own/no-tls', `${host} does not speak https.`, 'Write the address with http:// at its beginning.'),
};

const otherNames: Record<string, string> = {
  EAI_AGAIN: 'ENOTFOUND',
  ERR_SSL_WRONG_VERSION_NUMBER: 'EPROTO',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'EPROTO',
  EPIPE: 'ECONNRESET',
};

/** Why a connection failed, in the words of who runs the service. */
export function connectionProblem(url: URL, error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  const known = failures[otherNames[code] ?? code];
  if (known) return known(url);
  return problem(
    'own/unreachable',
    `${url.host} could not be reached${code === '' ? '' : ` (${code})`}.`,
    'Open the address in a browser on this machine; once that works, try again.',
  );
}

/** The service took the request and said nothing. */
export const silentProblem = (url: URL, timeoutMs: number): Problem =>
  problem(
    'own/no-answer',
    `${url.host} did not answer within ${timeoutMs / 1000} seconds.`,
    'Look whether your service hangs: send it the same request yourself. Where it needs longer, do the thing yourself and let Spanwalk watch.',
  );

/** A redirect is shown and not followed. */
export function redirectProblem(status: number | null, location: string | undefined): Problem | null {
  if (status === null || status < 300 || status > 399 || location === undefined) return null;
  return problem(
    'own/redirect',
    `Your service answered ${status} and sends the caller on to ${location.slice(0, 200)}, which Spanwalk does not follow.`,
    'Write the address that it points to, often the same with or without a slash at its end.',
  );
}
