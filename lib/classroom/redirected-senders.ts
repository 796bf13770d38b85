import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TurnedAway } from '../receivers/delivery.ts';
import { wrongPath } from '../receivers/otlp/wrong-path.ts';
import { keys } from '../receivers/receive.ts';

/** Told by Node of every response of every server in the process, https://nodejs.org/api/diagnostics_channel.html#http. */
const FINISHED = 'http.server.response.finish';

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] ?? '/';

/** Next sends whoever doubles a slash on to the path without, before any code of ours sees the request. */
const wasSentOn = (request: IncomingMessage, { statusCode }: ServerResponse): boolean =>
  statusCode === 308 && request.method === 'POST' && /[/\\]{2}/.test(pathOf(request));

function turnedAwayOf(request: IncomingMessage): TurnedAway | null {
  const path = pathOf(request);
  const problem = wrongPath(path, keys.withoutKey(path));
  if (problem === null) return null;
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
  const hint = `${problem.hint} The app’s own port answered with a redirect; a client that follows it comes again.`;
  return {
    door: 'app',
    method: 'POST',
    path,
    headers: Object.fromEntries(headers),
    bytes: 0,
    status: 308,
    problem: { ...problem, hint },
  };
}

/**
 * Tells of senders that the app's own port redirects, `POST //v1/traces`, so that they are seen like any other that
 * was turned away. @returns ends it
 */
export function watchRedirectedSenders(report: (turned: TurnedAway) => void): () => void {
  const onFinished = (message: unknown): void => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const turned = wasSentOn(request, response) ? turnedAwayOf(request) : null;
    if (turned) report(turned);
  };
  subscribe(FINISHED, onFinished);
  return () => unsubscribe(FINISHED, onFinished);
}
