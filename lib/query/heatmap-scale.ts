/** How many cells a heatmap has from bottom to top. */
export const VALUE_BUCKETS = 50;

/** From this ratio of highest to lowest on, equal steps would press most values into one row. */
const LOGARITHMIC_FROM = 20;

/** The share of values that an axis may pass over at its lower end. */
export const LOWEST = 0.01;

/** What a heatmap must know of its values: all finite. `low` is the lowest that this share does not exceed. */
export interface ValueRange {
  min: number;
  max: number;
  low: number;
}

/** The vertical axis of a heatmap (SPEC.md, H1 and H2). */
export interface HeatmapScale {
  kind: 'single' | 'linear' | 'log';
  /** Where the first step begins. A log scale's first bucket also takes everything below. */
  from: number;
  /** Buckets per unit: of the value when linear, of its natural logarithm when log. */
  perUnit: number;
  edges: number[];
}

/** The axes that can be wished for. */
export const heatmapScales = ['linear', 'log'] as const;
export type ScaleWish = (typeof heatmapScales)[number];

/**
 * Chooses the axis: logarithmic for positive values that span a factor of twenty or more, else linear. A wish comes
 * first, but for a logarithm of values none of which is positive.
 */
export function heatmapScale({ min, max, low }: ValueRange, wish?: ScaleWish): HeatmapScale {
  if (min === max) return { kind: 'single', from: min, perUnit: 0, edges: [min, max] };
  // A handful of tiny values must not stretch the axis, so it starts above the lowest hundredth and covers four decades.
  const start = Math.max(low, max * 1e-4);
  const logarithmic = wish === undefined ? max / start >= LOGARITHMIC_FROM : wish === 'log';
  if (start > 0 && start < max && logarithmic) return logScale(min, max, start);
  const step = (max - min) / VALUE_BUCKETS;
  const edges = Array.from({ length: VALUE_BUCKETS + 1 }, (_, index) => min + index * step);
  return { kind: 'linear', from: min, perUnit: VALUE_BUCKETS / (max - min), edges: [...edges.slice(0, -1), max] };
}

function logScale(min: number, max: number, start: number): HeatmapScale {
  const span = Math.log(max / start);
  const edge = (index: number): number => start * Math.exp((span * index) / VALUE_BUCKETS);
  const inner = Array.from({ length: VALUE_BUCKETS - 1 }, (_, index) => edge(index + 1));
  return { kind: 'log', from: start, perUnit: VALUE_BUCKETS / span, edges: [Math.min(min, start), ...inner, max] };
}

/** Which bucket a value falls into, from 0. The highest value belongs to the last bucket. */
export function valueBucket(scale: HeatmapScale, value: number): number {
  if (scale.kind === 'single' || value <= scale.from) return 0;
  const distance = scale.kind === 'log' ? Math.log(value / scale.from) : value - scale.from;
  return Math.min(VALUE_BUCKETS - 1, Math.floor(distance * scale.perUnit));
}
