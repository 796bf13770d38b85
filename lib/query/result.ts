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

/** A query's answer. `series` and `results` are Honeycomb's; the rest says how it came about. */
export interface QueryResult {
  /** Start of each time bucket, Unix milliseconds. */
  buckets: number[];
  results: { data: ResultData }[];
  series: { time: string; data: ResultData }[];
  heatmaps: Heatmap[];
  /** Spans that the WHERE clause matched within the window. */
  matched: number;
  /** True when `limit` cut the list of groups. `series` covers the first 100 of `results` at most. */
  truncated: boolean;
  elapsedMs: number;
}
