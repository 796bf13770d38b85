import type { QueryRow } from './query-row.ts';

/** A stretch of time in nanoseconds since the Unix epoch, its end excluded. */
export interface Stretch {
  from: bigint;
  to: bigint;
}

/** For how many nanoseconds a row's span runs within a stretch. */
export function runsWithin({ at, took }: QueryRow, { from, to }: Stretch): bigint {
  const start = at > from ? at : from;
  const end = at + took < to ? at + took : to;
  return end > start ? end - start : 0n;
}

/** How many spans run in a stretch, each counted for the part of it that it runs (SPEC.md, A5). */
export function concurrency(rows: readonly QueryRow[], stretch: Stretch, weightOf: (row: QueryRow) => number): number {
  const total = rows.reduce((sum, row) => sum + runsWithin(row, stretch) * BigInt(weightOf(row)), 0n);
  return Number(total) / Number(stretch.to - stretch.from);
}
