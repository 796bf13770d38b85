/** Bars of a histogram. */
const BARS = 16;

/** From this ratio of highest to lowest on, equal steps would press most values into one bar. */
const LOGARITHMIC_FROM = 20;

/**
 * Edges of the bars that both sides share: equal factors where all numbers are positive and far apart, else equal steps.
 * The last one is the highest number, which the last bar includes. Ascending, and each larger than the one before.
 */
export function measureEdges({ min, max }: { min: number; max: number }): number[] {
  const at = min > 0 && max / min >= LOGARITHMIC_FROM ? factors(min, max) : steps(min, max);
  const inner = Array.from({ length: BARS - 1 }, (_, index) => at(index + 1)).filter(
    (edge) => edge > min && edge < max,
  );
  // Numbers next to one another have no room for so many.
  return [...new Set([min, ...inner, max])];
}

const steps =
  (min: number, max: number) =>
  (index: number): number =>
    min * (1 - index / BARS) + max * (index / BARS);

const factors =
  (min: number, max: number) =>
  (index: number): number =>
    index === 0 ? min : min * Math.exp((Math.log(max / min) * index) / BARS);

/** Which bar a number belongs to, from 0. */
export function barOf(edges: readonly number[], value: number): number {
  const above = edges.findIndex((edge) => edge > value);
  return above === -1 ? Math.max(0, edges.length - 2) : Math.max(0, above - 1);
}
