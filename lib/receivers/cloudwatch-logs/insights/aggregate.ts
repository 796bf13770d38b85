import type { Work } from '../regex/work.ts';
import type { Expression } from './expression.ts';
import type { Row } from './row.ts';
import { compareValues, numberOf, textOf, type Value } from './value.ts';

/** What is being counted of one group. */
export interface Tally {
  add(row: Row, work: Work): void;
  result(): Value;
}

/** What is counted, of which expression, with the percentile where it is one. */
export interface AggregateCall {
  name: string;
  of: Expression | null;
  /** For pct: 0 to 100. */
  percent: number;
}

/** Values that percentiles and distinct counts keep of one group; a query costs memory as well. */
const MOST_KEPT = 100_000;

const whole = (): Tally => {
  let count = 0;
  return { add: () => void (count += 1), result: () => count };
};

/** Keeps one number as values come. */
function folding(of: Expression, fold: (sum: number, value: number) => number, start: number | null = null): Tally {
  let sum: number | null = start;
  return {
    add: (row, work) => {
      const value = numberOf(of(row, work));
      if (value !== null) sum = sum === null ? value : fold(sum, value);
    },
    result: () => sum,
  };
}

function present(of: Expression): Tally {
  let count = 0;
  return { add: (row, work) => void (count += of(row, work) === null ? 0 : 1), result: () => count };
}

function distinct(of: Expression): Tally {
  const seen = new Set<string>();
  return {
    add: (row, work) => {
      const value = of(row, work);
      if (value === null || seen.size >= MOST_KEPT) return;
      const text = textOf(value);
      if (!seen.has(text)) work.hold(text.length);
      seen.add(text);
    },
    result: () => seen.size,
  };
}

/** Least or greatest, of numbers by size and of text by its letters. */
function extreme(of: Expression, sign: 1 | -1): Tally {
  let best: Value = null;
  return {
    add: (row, work) => {
      const value = of(row, work);
      if (value === null || (best !== null && sign * compareValues(value, best) >= 0)) return;
      work.hold(textOf(value).length);
      best = value;
    },
    result: () => best,
  };
}

/** Everything that needs the numbers themselves at the end. */
function gathered(of: Expression, sum: (values: number[]) => number | null): Tally {
  const values: number[] = [];
  return {
    add: (row, work) => {
      const value = numberOf(of(row, work));
      if (value === null || values.length >= MOST_KEPT) return;
      work.hold(1);
      values.push(value);
    },
    result: () => (values.length === 0 ? null : sum(values)),
  };
}

/** Between the two nearest values, in proportion. */
function percentile(values: number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = ((sorted.length - 1) * percent) / 100;
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function deviation(values: number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** The event that came first or last has the value. */
function atTime(of: Expression, sign: 1 | -1): Tally {
  let time: Value = null;
  let kept: Value = null;
  return {
    add: (row, work) => {
      const at = row.get('@timestamp', work);
      if (time !== null && sign * compareValues(at, time) >= 0) return;
      [time, kept] = [at, of(row, work)];
      work.hold(textOf(kept).length);
    },
    result: () => kept,
  };
}

type MakeTally = (of: Expression, percent: number) => Tally;

const tallies: Record<string, MakeTally> = {
  count: present,
  count_distinct: distinct,
  sum: (of) => folding(of, (sum, value) => sum + value),
  avg: (of) => gathered(of, mean),
  min: (of) => extreme(of, 1),
  max: (of) => extreme(of, -1),
  median: (of) => gathered(of, (values) => percentile(values, 50)),
  stddev: (of) => gathered(of, deviation),
  pct: (of, percent) => gathered(of, (values) => percentile(values, percent)),
  percentile: (of, percent) => gathered(of, (values) => percentile(values, percent)),
  earliest: (of) => atTime(of, 1),
  latest: (of) => atTime(of, -1),
};

export const aggregateNames = Object.keys(tallies);
export const takesPercent = (name: string): boolean => name === 'pct' || name === 'percentile';

/** A tally for one more group. */
export const tallyOf = ({ name, of, percent }: AggregateCall): Tally =>
  of === null ? whole() : tallies[name]!(of, percent);
