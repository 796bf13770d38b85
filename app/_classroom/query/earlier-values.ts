import type { QueryResult, ResultRow } from '@/lib/query/result.ts';

/** Keys of what a comparison adds to a row. No column is called so: NUL is in no name that a query can hold. */
export const earlierKey = (key: string): string => `\u0000earlier ${key}`;
export const changeKey = (key: string): string => `\u0000change ${key}`;

/** By what part a value has changed: 0.5 for half as much again. Null where there is nothing to compare with. */
export function changeOf(now: unknown, then: unknown): number | null {
  if (typeof now !== 'number' || typeof then !== 'number' || then === 0) return null;
  return (now - then) / Math.abs(then);
}

/** The rows, each with its values at the earlier time and their change beside its own, so that all can be sorted by. */
export function withEarlier({ results, earlier }: QueryResult, calculated: readonly string[]): readonly ResultRow[] {
  if (earlier === undefined) return results;
  return results.map((row, index) => {
    const then = earlier.results[index]?.data;
    const added = calculated.flatMap((key) => [
      [earlierKey(key), then?.[key] ?? null] as const,
      [changeKey(key), changeOf(row.data[key], then?.[key])] as const,
    ]);
    return { ...row, data: { ...row.data, ...Object.fromEntries(added) } };
  });
}

/** A change as a person reads it: `+12 %`, `−3.4 %`. */
export function changeText(change: unknown): string {
  if (typeof change !== 'number') return '–';
  const percent = Math.abs(change * 100);
  const figure = percent.toLocaleString('en', { maximumFractionDigits: percent < 10 ? 1 : 0 });
  if (figure === '0') return '±0 %';
  return `${change > 0 ? '+' : '−'}${figure} %`;
}
