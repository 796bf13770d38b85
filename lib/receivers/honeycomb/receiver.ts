import type { KeyScheme } from '../keys/authorisation.ts';
import type { Receiver } from '../receiver.ts';
import { AUTH_PATH, authReply } from './auth-reply.ts';
import { authorise, keyHeaders, keyIn, UNKNOWN_KEY } from './authorise.ts';
import { liftKey, withoutKey } from './key-in-path.ts';

/** Keys in Honeycomb's headers, answered in its words. */
export const honeycombKeys: KeyScheme = { lift: liftKey, authorise, keyIn, withoutKey };

/** Honeycomb's own API, as far as a sender of telemetry needs it. Its spans come by OTLP. */
export const honeycomb: Receiver = {
  id: 'honeycomb',
  label: 'Honeycomb',
  headers: [...keyHeaders, 'x-honeycomb-dataset'],
  claims: (path) => path === AUTH_PATH || path === `${AUTH_PATH}/`,
  receive: ({ method, headers }, { lookup }) => {
    const reply = authReply(method, headers, lookup);
    const hint = 'Copy an ingest key from the connect page.';
    const problem =
      reply.status === 401 ? ({ code: 'transport/unknown-key', message: UNKNOWN_KEY, hint } as const) : null;
    return { kind: 'reply', reply, problem };
  },
  refuse: (_headers, { status, message, retryAfterSeconds }) => ({
    status,
    headers: {
      'content-type': 'application/json',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    },
    body: new TextEncoder().encode(JSON.stringify({ error: message })),
  }),
};
