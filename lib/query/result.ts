/** One group's values, by Honeycomb's result keys: `COUNT`, `P90(duration_ms)`, and each breakdown column. */
export type ResultData = Record<string, string | number | boolean | null>;

/** A heatmap over the whole query: `cells` holds only the squares that have events. */
export interface Heatmap {
  column: string;
  /** `log`: equal rows are equal factors. `single`: every value is the same. */
  scale: 'single' | 'linear' | 'log';
  /** Lower edges of the value buckets, ascending, with the last bucket's upper edge at the end. */
  edges: number[];
  /** `[time bucket, value bucket, count]`. */
  cells: [number, number, number][];
}

/** Spans as they were sent, and how many they stand for by their sample rates. */
export interface SpanCounts {
  sent: number;
  standFor: number;
}

/** One row of the table. `counts` is there where the query's spans stand for more than themselves. */
export interface ResultRow {
  data: ResultData;
  counts?: SpanCounts;
}

/** The same groups at an earlier time. */
export interface EarlierResult {
  /** Unix milliseconds; the window is [from, to). */
  from: number;
  to: number;
  /** A row for each of `results`, in their order; null where the group had no rows then. */
  results: (ResultRow | null)[];
  series: { time: string; data: ResultData }[];
}

/** A query's answer. `series` and `results` are Honeycomb's; the rest says how it came about. */
export interface QueryResult {
  /** Start of each time bucket, Unix milliseconds. */
  buckets: number[];
  results: ResultRow[];
  series: { time: string; data: ResultData }[];
  heatmaps: Heatmap[];
  /** Spans that the WHERE clause matched within the window. */
  matched: number;
  /** How many spans those stand for: the sum of their weights, in usage mode too. `matched` where nothing was sampled. */
  standFor: number;
  /** All rows that stand for no row of `results`, together; there where that is asked for. */
  others?: ResultRow;
  /** There where the query asks to compare with an earlier time. */
  earlier?: EarlierResult;
  /** True when `limit` cut the list of groups. `series` covers the first 100 of `results` at most. */
  truncated: boolean;
  elapsedMs: number;
}
