import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import { unkeyed, type Authorisation } from '../keys/authorisation.ts';
import type { KeyPolicy } from '../keys/key-record.ts';
import { maskKey } from '../keys/mask-key.ts';
import { adviceOn, INGEST_KEY, kindOfKey } from './key-kind.ts';
import { slipOf } from './key-slip.ts';

/** The headers a key may stand in: Honeycomb's own, and libhoney's short form (refinery `types/event.go`). */
export const keyHeaders = ['x-honeycomb-team', 'x-hny-team'] as const;

/** The key a request carries, or null. @param headers with lower-case names */
export function keyIn(headers: Record<string, string>): string | null {
  for (const name of keyHeaders) {
    const key = headers[name];
    if (key !== undefined && key.trim() !== '') return key;
  }
  return null;
}

/**
 * Whether a request may bring telemetry, and where it is filed. A key that is sent but unknown is refused even where
 * none is required: to take it would hide the mistake. The messages are Honeycomb's own (husky `otlp/errors.go`).
 */
export function authorise(headers: Record<string, string>, policy: KeyPolicy): Authorisation {
  const key = keyIn(headers);
  if (key === null) return keyless(headers, policy);
  const record = policy.lookup(key);
  if (!record) return denied(key, policy);
  const tenant = { workspace: record.workspace, environment: record.environment.slug };
  return { kind: 'granted', tenant, warning: null };
}

function keyless(headers: Record<string, string>, { keyRequired }: KeyPolicy): Authorisation {
  const elsewhere = keyElsewhere(headers);
  if (!keyRequired) return { kind: 'granted', tenant: unkeyed, warning: elsewhere };
  const hint = elsewhere ? `${elsewhere.message} ${elsewhere.hint}` : missingKey.hint;
  return { kind: 'denied', problem: { ...missingKey, hint }, meant: null };
}

const SETTING = 'OTEL_EXPORTER_OTLP_HEADERS="x-honeycomb-team=<your key>"';

const missingKey: TransportProblem = {
  code: 'transport/missing-key',
  message: "missing 'x-honeycomb-team' header",
  hint: `Copy an ingest key from the connect page and set ${SETTING} in the shell that starts the service.`,
};

/** Where other back ends read a key. */
const usualHeaders = new Set(['authorization', 'api-key', 'x-api-key']);

/** A header that holds a key although nobody looks for one there, as `authorization: Bearer …` does. */
function keyElsewhere(headers: Record<string, string>): TransportProblem | null {
  const name = Object.keys(headers).find((header) => INGEST_KEY.test(headers[header] ?? ''));
  const found = name ?? Object.keys(headers).find((header) => usualHeaders.has(header) && headers[header] !== '');
  if (found === undefined) return null;
  const what = name === undefined ? wordsFor(headers[found] ?? '') : 'An ingest key';
  const message = `${what} came in the header “${found.slice(0, 60)}”, where no key is read.`;
  const hint = what === 'An ingest key' ? 'Send it as x-honeycomb-team' : 'Send an ingest key as x-honeycomb-team';
  return { code: 'transport/key-elsewhere', message, hint: `${hint}: ${SETTING}.` };
}

/** What such a header holds, by the form of its last word: `Bearer` and the like stand before it. */
function wordsFor(value: string): string {
  const kind = kindOfKey(value.trim().split(/\s+/).at(-1) ?? '');
  return { page: 'A page key', instructor: 'The instructor’s token' }[kind as string] ?? 'Something like a key';
}

export const UNKNOWN_KEY = 'unknown API key - check your credentials';

function denied(key: string, { lookup, nearest }: KeyPolicy): Authorisation {
  const slip = slipOf(key);
  if (slip) {
    const meant = lookup(slip.bare);
    const hint = meant ? `${slip.hint} The key inside is right.` : slip.hint;
    const problem = { code: 'transport/malformed-key', message: UNKNOWN_KEY, hint } as const;
    return { kind: 'denied', problem, meant: meant?.workspace ?? null };
  }
  const near = nearest?.(key);
  const hint = near
    ? `It differs by a character or two from the key ${maskKey(near.key)}. Copy that one again, whole.`
    : adviceOn(key);
  const problem = { code: 'transport/unknown-key', message: UNKNOWN_KEY, hint } as const;
  return { kind: 'denied', problem, meant: near?.workspace ?? null };
}
