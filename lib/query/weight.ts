import type { StoredSpan } from '../telemetry/span.ts';
import { columnValue, type ColumnValue } from './columns.ts';

/**
 * The attributes that say of how many spans a sender let one through, the preferred one first. Source: husky's
 * `otlp/traces.go`, which knows these two spellings and no other.
 */
export const weightColumns = ['sampleRate', 'SampleRate'] as const;

/** The highest weight there is: Honeycomb keeps it in 32 bits with a sign. */
export const MOST_WEIGHT = 2_147_483_647;

/** An integer as text. Longer ones do not fit into 64 bits, and count as no number. */
const INTEGER = /^[+-]?\d{1,18}$/;

function rateOf(value: ColumnValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && INTEGER.test(value) ? Number(value) : 1;
}

/** How many spans one with this sample rate stands for: a whole number from 1 to `MOST_WEIGHT` (SPEC.md, W1). */
export const weightOf = (value: ColumnValue): number =>
  Math.min(MOST_WEIGHT, Math.max(1, Math.floor(rateOf(value) + 0.5)));

/** How many spans this one stands for; itself alone where nothing says more. */
export function spanWeight(span: StoredSpan): number {
  const [preferred, usual] = weightColumns.map((column) => columnValue(span, column));
  return weightOf(preferred ?? usual);
}
