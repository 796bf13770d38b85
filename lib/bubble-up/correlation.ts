const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Pearson's correlation, −1 to 1; nothing where either of the two never changes. */
export function correlationOf(points: readonly { x: number; y: number }[]): number | null {
  const [midX, midY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const sum = (of: (x: number, y: number) => number): number =>
    points.reduce((total, { x, y }) => total + of(x - midX, y - midY), 0);
  const correlation = sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_x, y) => y * y));
  return Number.isFinite(correlation) ? correlation : null;
}
