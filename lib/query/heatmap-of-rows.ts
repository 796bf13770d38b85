import { heatmapScale, LOWEST, valueBucket, type ScaleWish } from './heatmap-scale.ts';
import type { Heatmap } from './result.ts';

/** A number that stands in a heatmap: when, how high, and how often. */
export interface HeatPoint {
  /** Its time bucket, from 0. */
  bucket: number;
  value: number;
  weight: number;
}

/** One of the values itself, and none between two: DuckDB's `quantile_disc`. */
function lowOf(sorted: readonly number[]): number | undefined {
  const n = sorted.length;
  return sorted[Math.max(1, n - Math.floor(n - n * LOWEST)) - 1];
}

/** Counts the points in each square of time and value (SPEC.md, H1 to H3). */
export function heatmapOfPoints(column: string, points: readonly HeatPoint[], wish?: ScaleWish): Heatmap {
  const sorted = points.map(({ value }) => value).sort((a, b) => a - b);
  const [min, max, low] = [sorted[0], sorted.at(-1), lowOf(sorted)];
  if (min === undefined || max === undefined || low === undefined)
    return { column, scale: 'linear', edges: [], cells: [] };
  const scale = heatmapScale({ min, max, low }, wish);
  const cells = new Map<string, [number, number, number]>();
  for (const { bucket, value, weight } of points) {
    const row = valueBucket(scale, value);
    const cell = cells.get(`${bucket} ${row}`) ?? [bucket, row, 0];
    cell[2] += weight;
    cells.set(`${bucket} ${row}`, cell);
  }
  const inOrder = [...cells.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return { column, scale: scale.kind, edges: scale.edges, cells: inOrder };
}
