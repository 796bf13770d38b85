/** The value below which so many of the numbers lie; the numbers need no order. @param fraction from 0 to 1 */
export function quantile(numbers: readonly number[], fraction: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))] ?? Number.NaN;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

const shown = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });

/** A figure as it is printed: its median, and between what it lay. */
export function figure(name: string, unit: string, numbers: readonly number[]): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return `${name.padEnd(52)} ${shown(median(numbers)).padStart(10)} ${unit}   (${shown(least)} to ${shown(most)}, n=${numbers.length})`;
}

/** A latency figure: its middle and its tail. */
export const latency = (name: string, milliseconds: readonly number[]): string =>
  `${name.padEnd(52)} ${shown(median(milliseconds)).padStart(10)} ms   (p99 ${shown(quantile(milliseconds, 0.99))}, most ${shown(Math.max(...milliseconds))}, n=${milliseconds.length})`;

interface Compared {
  took: readonly number[];
  /** What plain DuckDB took for the same, in turns with it. */
  plain: readonly number[];
  /** Milliseconds. */
  target: number;
}

/** A figure beside that of plain DuckDB: at most twice its time, and 95 of 100 under the target. */
export function ratio(name: string, { took, plain, target }: Compared): string {
  const [middle, tail, theirs] = [median(took), quantile(took, 0.95), median(plain)];
  const met = tail < target && middle <= 2 * theirs ? 'met' : 'NOT met';
  const spread = `${shown(Math.min(...took))} to ${shown(Math.max(...took))}, n=${took.length}`;
  return `${name.padEnd(46)} ${shown(middle).padStart(7)} ms, p95 ${shown(tail)} (${spread}); plain ${shown(theirs)}, p95 ${shown(quantile(plain, 0.95))}; ratio ${(middle / theirs).toFixed(2)}; p95 < ${target} ms, ratio ≤ 2: ${met}`;
}
