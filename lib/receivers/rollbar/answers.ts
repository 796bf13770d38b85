import type { Reply } from '../delivery.ts';
import type { RateState } from './rate-limiter.ts';

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: new TextEncoder().encode(JSON.stringify(body)),
});

/** What an item that was taken is answered with: its uuid without hyphens, and no id, since none was given out yet. */
export const taken = (uuid: string, rate: RateState): Reply =>
  json(200, { err: 0, result: { id: null, uuid: uuid.replaceAll('-', '') } }, rateHeaders(rate));

/** Every error, in the one form that the clients read. Their answers must always be JSON: they parse before they look. */
export const failed = (status: number, message: string, rate?: RateState): Reply =>
  json(status, { err: 1, message }, rate === undefined ? {} : rateHeaders(rate));

/** rollbar.js waits out what `remaining-seconds` says after a 429 (its `server/transport.js`). */
function rateHeaders({ limit, remaining, resetsAt, secondsLeft }: RateState): Record<string, string> {
  return {
    'x-rate-limit-limit': String(limit),
    'x-rate-limit-remaining': String(remaining),
    'x-rate-limit-reset': String(resetsAt),
    'x-rate-limit-remaining-seconds': String(secondsLeft),
    ...(remaining === 0 ? { 'retry-after': String(secondsLeft) } : {}),
  };
}
