import type { Heatmap } from './result.ts';
import type { QuerySpecInput } from './spec.ts';

/**
 * A rectangle of a heatmap: the rows whose number in `column` lies in [low, high) and which belong to a time in
 * [from, to), Unix milliseconds.
 */
export interface Region {
  column: string;
  low: number;
  high: number;
  from: number;
  to: number;
}

/** Squares of a heatmap, both ends included: time buckets from left to right, value buckets from below. */
export interface Squares {
  columns: readonly [number, number];
  rows: readonly [number, number];
}

/** The next larger double: what a half-open range ends with that is to include its last value. */
function justAbove(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? 1n : -1n);
  return new Float64Array(bits.buffer)[0] ?? value;
}

/**
 * The region of some squares. The uppermost row includes the highest value (SPEC.md, H2), so the region does, too.
 *
 * @param buckets starts of the time buckets, Unix milliseconds
 */
export function regionOf({ column, edges }: Heatmap, buckets: readonly number[], { columns, rows }: Squares): Region {
  const last = edges.length - 2;
  const [bottom, top] = [Math.min(...rows), Math.max(...rows)];
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const high = edges[top + 1] ?? 0;
  return {
    column,
    low: edges[bottom] ?? 0,
    high: top >= last ? justAbove(high) : high,
    from: buckets[left] ?? 0,
    to: buckets[right + 1] ?? (buckets[right] ?? 0) + ((buckets[1] ?? 0) - (buckets[0] ?? 0)),
  };
}

type Filter = NonNullable<QuerySpecInput['filters']>[number];

/** What in a query would ask for the rows of a region, beside the query's own clauses. */
export interface RegionClauses {
  filters: Filter[];
  /** Unix seconds: Honeycomb's times are whole seconds, so the window is widened to them. */
  start_time: number;
  end_time: number;
}

/** The region's rows as filters and times: for its traces, or its raw rows. */
export function clausesOf({ column, low, high, from, to }: Region): RegionClauses {
  const start_time = Math.floor(from / 1000);
  return {
    filters: [
      { column, op: '>=', value: low },
      { column, op: '<', value: high },
    ],
    start_time,
    end_time: Math.max(start_time + 1, Math.ceil(to / 1000)),
  };
}
