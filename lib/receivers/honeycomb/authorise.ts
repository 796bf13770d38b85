import type { Problem } from '../../telemetry/problem.ts';
import { unkeyed, type Authorisation } from '../keys/authorisation.ts';
import type { KeyLookup } from '../keys/key-record.ts';
import { adviceOn } from './key-kind.ts';

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
export function authorise(headers: Record<string, string>, lookup: KeyLookup, keyRequired: boolean): Authorisation {
  const key = keyIn(headers);
  if (key === null) return keyRequired ? { kind: 'denied', problem: missingKey } : { kind: 'granted', tenant: unkeyed };
  const record = lookup(key);
  if (!record) return { kind: 'denied', problem: unknownKey(key) };
  return { kind: 'granted', tenant: { workspace: record.workspace, environment: record.environment.slug } };
}

const missingKey: Problem = {
  code: 'honeycomb/missing-key',
  message: "missing 'x-honeycomb-team' header",
  hint: 'Copy an ingest key from the connect page and set OTEL_EXPORTER_OTLP_HEADERS="x-honeycomb-team=<your key>".',
};

export const UNKNOWN_KEY = 'unknown API key - check your credentials';

const unknownKey = (key: string): Problem => ({
  code: 'honeycomb/unknown-key',
  message: UNKNOWN_KEY,
  hint: adviceOn(key),
});
