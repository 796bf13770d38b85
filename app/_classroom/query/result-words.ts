import { maskValue } from '@/lib/guard/mask.ts';
import type { ResultData } from '@/lib/query/result.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';

type Value = ResultData[string] | undefined;

/** Counts stay counts, whatever they count. */
const counts = /^COUNT/;
/** A column that by its name holds milliseconds. */
const milliseconds = /_ms\)?$/;

/** A result's value under its key (`P90(duration_ms)`), as a person reads it: durations in the unit that fits. */
export function resultText(key: string, value: Value): string {
  if (value === undefined || value === null) return '–';
  if (typeof value !== 'number') return printable(maskValue({ key, text: String(value) }).text, 300);
  if (counts.test(key)) return value.toLocaleString('en', { maximumFractionDigits: 3 });
  const shown = maskValue({ key, text: String(value) });
  if (shown.hidden > 0) return shown.text;
  if (milliseconds.test(key)) return durationText(value);
  return value.toLocaleString('en', { maximumFractionDigits: 3 });
}

/** A bucket's start by the reader's clock. Takes Unix milliseconds. */
export const clockText = (ms: number): string => new Date(ms).toLocaleTimeString('en-GB');

/** How wide a time bucket is, in milliseconds; a result with one bucket does not tell. */
export const bucketWidth = (buckets: readonly number[]): number => (buckets[1] ?? 0) - (buckets[0] ?? 0);
