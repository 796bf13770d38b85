import type { Problem } from '../telemetry/problem.ts';
import type { Region } from '../query/region.ts';
import type { QueryPlan } from '../query/spec.ts';
import type { Finding } from './rank.ts';
import type { Sides } from './tally.ts';

export interface RegionAsked {
  plan: QueryPlan;
  region: Region;
}

/**
 * What sets the rows of a region apart from the query's other rows.
 *
 * Who is compared: the rows that the query matches and its heatmap draws, those with a number in the region's column.
 * The region's are inside, the others outside; rows without a number there are on neither side (`undrawn`).
 *
 * How: of each column every simple filter is tried (each value, whether there is any, and for numbers of many values each
 * threshold), and the one kept whose share inside is larger than outside by the most. That difference is the column's
 * score. An id that every row has for itself scores one row's share, however different the two sides are; a missing
 * value counts in the shares, since every row is in the denominator. Shares are of what rows stand for (in usage mode, of
 * rows); whether a difference could be chance is judged by the rows that were sent.
 */
export interface BubbleUpReport {
  /** Rows on both sides, all of them. */
  totals: Sides;
  /** Those that were looked at: every so many-th by lot where a side has very many. All shares are of these. */
  looked: Sides;
  /** Rows of the query without a number in the region's column. */
  undrawn: number;
  /** How many columns were compared; the report tells the first of them in order of rank. */
  columns: number;
  findings: Finding[];
  elapsedMs: number;
}

export type BubbleUpAnswer = { ok: BubbleUpReport } | { problem: Problem };

/** Whether a region can hold any row. */
export const isWithin = ({ low, high, from, to }: Region): boolean => low < high && from < to;

export const tooLong: Problem = {
  code: 'bubble-up/too-long',
  message: 'The comparison took longer than ten seconds and was given up.',
  hint: 'Choose a shorter time, or narrow the WHERE, and select the region again.',
};
