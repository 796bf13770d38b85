import { durationWords } from '@/lib/query/duration-words.ts';
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
  { seconds: 2_419_200, words: 'Last 28 days' },
] as const;

/** Honeycomb's own default, where a query names no time. */
export const DEFAULT_RANGE_S = 7200;

/** A range that ends now, in words. */
export const rangeWords = (range: number): string =>
  timeChoices.find((choice) => choice.seconds === range)?.words ??
  `Last ${durationWords(range).replace(/^1 (?=\w+$)/, '')}`;

/** A query's time in words: one of the choices, or what its own numbers say. Start and end are Unix seconds. */
export function timeWords(spec: QuerySpecInput): string {
  const { time_range: range = DEFAULT_RANGE_S, start_time: start, end_time: end } = spec;
  if (start !== undefined && end !== undefined) return `${clock(start)} to ${clock(end)}`;
  if (start !== undefined) return `${durationWords(range)} from ${clock(start)}`;
  if (end !== undefined) return `${durationWords(range)} until ${clock(end)}`;
  return rangeWords(range);
}

/** A schema lets through what no calendar has. */
function clock(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `${seconds} s` : date.toISOString().replace('T', ' ').slice(0, 19);
}

/** Whether a query's time stands still, however the clock goes on. */
export const isAbsolute = ({ start_time: start, end_time: end }: QuerySpecInput): boolean =>
  start !== undefined || end !== undefined;

/** How many seconds a query looks at. */
export const secondsOf = ({ time_range: range, start_time: start, end_time: end }: QuerySpecInput): number =>
  start !== undefined && end !== undefined ? end - start : (range ?? DEFAULT_RANGE_S);

/** The window of a query whose time stands still. Unix seconds. */
export function windowOf(spec: QuerySpecInput): { start: number; end: number } {
  const { start_time: start, end_time: end } = spec;
  const seconds = secondsOf(spec);
  return { start: start ?? (end ?? 0) - seconds, end: end ?? (start ?? 0) + seconds };
}

/** The spec with a range that ends now, and no other time. */
export function withRange(spec: QuerySpecInput, seconds: number): QuerySpecInput {
  const { start_time: _start, end_time: _end, ...rest } = spec;
  return { ...rest, time_range: seconds };
}

/** The spec with a window that stands still, and no other time. Unix seconds. */
export function withWindow(spec: QuerySpecInput, start: number, end: number): QuerySpecInput {
  const { time_range: _range, ...rest } = spec;
  return { ...rest, start_time: start, end_time: end };
}

/** A window that was drawn in a chart hides the range that the query had before. */
export const withOneTime = (spec: QuerySpecInput): QuerySpecInput =>
  spec.start_time !== undefined && spec.end_time !== undefined && spec.time_range !== undefined
    ? withWindow(spec, spec.start_time, spec.end_time)
    : spec;
