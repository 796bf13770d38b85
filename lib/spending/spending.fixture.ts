import type { Usage } from '../telemetry/usage.ts';
import type { Measured } from './measures.ts';

/** Unix milliseconds at which the fixtures’ windows end. */
export const NOW = 1_795_000_000_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const nothing = { largest: [], of: 0 };

/** A measured window of a day that was sent nothing in; what a test is about it says itself. */
export function measured(overrides: Partial<Usage> = {}, reads = { retrieved: 0, scanned: 0 }): Measured {
  const since = NOW - 40 * DAY;
  const usage: Usage = {
    window: { from: NOW - DAY, to: NOW },
    spans: { spans: 0, events: 0, links: 0, traces: 0, names: nothing },
    logs: { lines: 0, bytes: 0, groups: nothing },
    segments: { documents: 0, traces: 0, seconds: 0 },
    errors: { occurrences: 0, items: nothing },
    held: { spans: { since, removed: 0 }, signals: { since, removed: 0 } },
    ...overrides,
  };
  return { usage, reads };
}
