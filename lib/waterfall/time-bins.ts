/** What stands at one place of the axis: one thing, or several too near each other to be told apart. */
export interface TimeBin<T> {
  /** Tells it apart from the others. */
  nth: number;
  /** A fraction of the axis. */
  at: number;
  /** At least one, in their order. */
  items: readonly T[];
}

/**
 * Everything at its own place while that is at most `most`; else the axis in `most` steps, and for each step with
 * something in it one place in its middle, with all that lies there. Nothing is left out.
 *
 * @param placeOf a fraction of the axis, from 0 to 1
 */
export function timeBins<T>(items: readonly T[], placeOf: (item: T) => number, most: number): TimeBin<T>[] {
  if (items.length <= most) return items.map((item, nth) => ({ nth, at: placeOf(item), items: [item] }));
  const bins = new Map<number, T[]>();
  for (const item of items) {
    const step = Math.min(most - 1, Math.floor(placeOf(item) * most));
    const bin = bins.get(step);
    if (bin === undefined) bins.set(step, [item]);
    else bin.push(item);
  }
  return [...bins].map(([step, within]) => ({ nth: step, at: (step + 0.5) / most, items: within }));
}
