import type { QuerySpecInput } from '@/lib/query/spec.ts';

/** Ranges that end now, in seconds. */
export const timeChoices = [
  { seconds: 600, words: 'Last 10 minutes' },
  { seconds: 1800, words: 'Last 30 minutes' },
  { seconds: 3600, words: 'Last hour' },
  { seconds: 7200, words: 'Last 2 hours' },
  { seconds: 28_800, words: 'Last 8 hours' },
  { seconds: 86_400, words: 'Last 24 hours' },
  { seconds: 604_800, words: 'Last 7 days' },
] as const;

/** Honeycomb's own default, where a query names no time. */
export const DEFAULT_RANGE_S = 7200;

/** A query's time in words: one of the choices, or what its own numbers say. Start and end are Unix seconds. */
export function timeWords(spec: QuerySpecInput): string {
  const { time_range: range = DEFAULT_RANGE_S, start_time: start, end_time: end } = spec;
  if (start !== undefined && end !== undefined) return `${clock(start)} to ${clock(end)}`;
  if (start !== undefined) return `${range} s from ${clock(start)}`;
  if (end !== undefined) return `${range} s until ${clock(end)}`;
  return timeChoices.find((choice) => choice.seconds === range)?.words ?? `Last ${range} s`;
}

const clock = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 19);

/** The spec with a range that ends now, and no other time. */
export function withRange(spec: QuerySpecInput, seconds: number): QuerySpecInput {
  const { start_time: _start, end_time: _end, ...rest } = spec;
  return { ...rest, time_range: seconds };
}
