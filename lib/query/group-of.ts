import type { ResultData } from './result.ts';

/** What tells a row of the table from the others: its values in the breakdowns. */
export const groupOf = (breakdowns: readonly string[], data: ResultData): ResultData =>
  Object.fromEntries(breakdowns.map((column) => [column, data[column] ?? null]));
