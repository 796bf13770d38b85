import type { JsonObject } from '../../telemetry/json.ts';
import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { Tenant } from '../keys/authorisation.ts';
import type { TokenLookup, TokenScope } from '../keys/key-record.ts';
import { maskKey } from '../keys/mask-key.ts';
import { objectAt, textAt } from './fields.ts';

/** Where a token travels; the body's own `access_token` counts where this one is missing. */
export const TOKEN_HEADER = 'x-rollbar-access-token';

/** The token of a request, or an empty text. pyrollbar writes it into the body as well. */
export const tokenIn = (headers: Record<string, string>, item: JsonObject): string =>
  (headers[TOKEN_HEADER]?.trim() ?? '') || textAt(item['access_token']).trim();

/** Whose an item is, or with which status and words it is refused. */
export type Admitted =
  | { kind: 'admitted'; tenant: Tenant }
  | { kind: 'refused'; status: 403 | 422; message: string; problem: TransportProblem };

/** What browsers and phones report, by the item's `platform`; anything else is a server's. */
const CLIENT_PLATFORMS = new Set(['browser', 'client', 'android', 'ios', 'flutter', 'react-native']);

/** The scope an item of this kind needs, as the API names it. */
const scopeFor = (item: JsonObject): TokenScope =>
  CLIENT_PLATFORMS.has(textAt(objectAt(item['data'])['platform']).toLowerCase()) ? 'client' : 'server';

const named: Record<TokenScope, string> = { server: 'post_server_item', client: 'post_client_item' };

/**
 * Whether a token may post an item. The messages are Rollbar's own (rollbar-gem#971, rollbar-php#421, rollbar.js#322,
 * rollbar-react#125), but for the token itself, which is not repeated whole.
 */
export function admit(token: string, item: JsonObject, holderOfToken: TokenLookup): Admitted {
  if (token === '') return refused(422, missing, 'Invalid format. access_token is missing and it is required.');
  const holder = holderOfToken(token);
  if (holder === undefined) return refused(403, unknown, `access token not found: ${maskKey(token)}`);
  const wanted = scopeFor(item);
  if (holder.scope === wanted) return { kind: 'admitted', tenant: holder.tenant };
  const message = `insufficient privileges: ${named[wanted]} scope is required but the access token only has ${named[holder.scope]}.`;
  return refused(403, wrongScope(wanted), message);
}

const refused = (status: 403 | 422, problem: TransportProblem, message: string): Admitted => ({
  kind: 'refused',
  status,
  message,
  problem,
});

const missing: TransportProblem = {
  code: 'transport/missing-key',
  message: 'An error was reported without an access token.',
  hint: 'Set ROLLBAR_ACCESS_TOKEN in the shell that starts the service, to the server token of the connect page.',
};

const unknown: TransportProblem = {
  code: 'transport/unknown-key',
  message: 'An error was reported with an access token that is nobody’s.',
  hint: 'Copy the token from the connect page once more, whole. A token of the real Rollbar opens nothing here.',
};

const wrongScope = (wanted: TokenScope): TransportProblem => ({
  code: 'transport/wrong-scope',
  message: `An access token was used on the wrong side: this item needs a ${wanted} token.`,
  hint:
    wanted === 'server'
      ? 'A backend posts with the server token. The client token is for pages, where everybody can read it.'
      : 'A page posts with the client token. Take the server token out of it: everybody can read it there.',
});
