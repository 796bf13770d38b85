/** Rows, and what they stand for: the sum of their weights; in usage mode, and where nothing was sampled, the rows again. */
export interface Tally {
  rows: number;
  weight: number;
}

/** The same question asked of the rows inside a region and of those outside. */
export interface Sides {
  inside: Tally;
  outside: Tally;
}

export type Value = string | number | boolean;

export interface ValueTally extends Sides {
  /** Long texts are cut; then `whole` is false, and no filter could ask for it. */
  value: Value;
  whole: boolean;
}

/** Rows that have a number at least (`above`) or less than (`below`) so large. */
export interface SplitTally extends Sides {
  at: number;
}

/** The numbers of a column in buckets that both sides share. */
export interface Histogram {
  /** Lower edges, ascending, and the last upper edge, which the last bucket includes. */
  edges: number[];
  bars: Sides[];
}

/** One column, counted on both sides. */
export interface ColumnTally {
  column: string;
  /** How many different values it has. */
  distinct: number;
  /** Numbers with more values than can be told one by one: they are counted by thresholds and in a histogram. */
  measure: boolean;
  /** Rows that have any value. */
  present: Sides;
  /** The values whose shares differ most, at most `MOST_VALUES`, ties by how many rows have them, then by the language's order. */
  values: ValueTally[];
  /** Of a measure: the thresholds that set the sides apart best. */
  above: SplitTally | null;
  below: SplitTally | null;
  /** Of a measure: lowest and highest number. */
  range: { min: number; max: number } | null;
}

export const MOST_VALUES = 12;

/** Numbers with no more values than this are told one by one, as a status code is. */
export const FEW_NUMBERS = 12;

/** Columns that are looked at; of further ones, those that the fewest rows have are left out. */
export const MOST_COLUMNS = 3000;

/** Columns that an answer tells, and histograms among them. */
export const MOST_TOLD = 150;
export const MOST_HISTOGRAMS = 24;

const noRows = (): Tally => ({ rows: 0, weight: 0 });

export const noSides = (): Sides => ({ inside: noRows(), outside: noRows() });

/** Both sides' rows without those of another count. */
export const without = (all: Sides, some: Sides): Sides => ({
  inside: less(all.inside, some.inside),
  outside: less(all.outside, some.outside),
});

const less = (all: Tally, some: Tally): Tally => ({ rows: all.rows - some.rows, weight: all.weight - some.weight });

/** Which share of a side's rows these are, 0 to 1. */
export const shareOf = (some: Tally, all: Tally): number => (all.weight === 0 ? 0 : some.weight / all.weight);

/**
 * By how much larger a share is inside than outside, times both totals: whole numbers, so that two differences are
 * compared exactly and a tie is a tie.
 */
export const leadOf = (some: Sides, totals: Sides): bigint =>
  BigInt(some.inside.weight) * BigInt(totals.outside.weight) -
  BigInt(some.outside.weight) * BigInt(totals.inside.weight);
