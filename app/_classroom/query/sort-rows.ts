import type { ResultData, ResultRow } from '@/lib/query/result.ts';

export interface Sorting {
  key: string;
  descending: boolean;
}

/** The rows by one of their keys; in the order they came where nothing is chosen. What has no value comes last. */
export function sortRows(rows: readonly ResultRow[], sorting: Sorting | undefined): ResultRow[] {
  if (sorting === undefined) return [...rows];
  const { key, descending } = sorting;
  return [...rows].sort((a, b) => compare(a.data[key] ?? null, b.data[key] ?? null, descending));
}

type Value = ResultData[string];

function compare(a: Value, b: Value, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order =
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : String(a).localeCompare(String(b), 'en', { numeric: true });
  return descending ? -order : order;
}

/** A click on a column's head: the highest first, then the lowest first, then as it came. */
export function nextSorting(before: Sorting | undefined, key: string): Sorting | undefined {
  if (before?.key !== key) return { key, descending: true };
  return before.descending ? { key, descending: false } : undefined;
}
