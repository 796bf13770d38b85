import type { Attributes } from '../telemetry/attributes.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { Span } from '../telemetry/span.ts';
import type { Batch } from './telemetry-store.ts';

/** Unix milliseconds at which every fixture's clock stands. */
export const NOW = 1_795_000_000_000;

let minted = 0;

/** A plain span, new each time; what a test is about it says itself. */
export function span(overrides: Partial<Span> & { service?: string } = {}): Span {
  minted += 1;
  const { service = 'backend-next', ...rest } = overrides;
  const start = BigInt(NOW) * 1_000_000n - 60_000_000_000n;
  return {
    traceId: minted.toString(16).padStart(32, 'a'), spanId: minted.toString(16).padStart(16, 'b'), parentId: null,
    traceState: '', flags: 1, name: 'http-handler', kind: 'internal', start, end: start + 5_000_000n,
    status: { code: 'unset', message: '' }, attributes: {}, events: [], links: [],
    dropped: { attributes: 0, events: 0, links: 0 },
    resource: { attributes: { 'service.name': { type: 'string', value: service } }, schemaUrl: '' },
    scope: { name: 'home.activities', version: '', attributes: {}, schemaUrl: '' },
    ...rest,
  }; // prettier-ignore
}

export const spans = (count: number, overrides: Partial<Span> = {}): Span[] =>
  Array.from({ length: count }, () => span(overrides));

export const batch = (of: Span[], overrides: Partial<Batch> = {}): Batch => ({
  workspace: 'local',
  environment: 'bootcamp',
  receivedAt: NOW,
  spans: of,
  refused: [],
  ...overrides,
});

export const problem = (code: Problem['code'], message = 'Bad.'): Problem => ({ code, message, hint: 'Mend it.' });

export const text = (value: string): Attributes[string] => ({ type: 'string', value });
export const integer = (value: number): Attributes[string] => ({ type: 'int', value });
