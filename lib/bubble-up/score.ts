import { leadOf, shareOf, without, type ColumnTally, type Sides, type Tally, type Value } from './tally.ts';

/** A filter that holds more often inside a region than outside. */
export interface Condition {
  op: '=' | '!=' | 'exists' | 'does-not-exist' | '>=' | '<';
  value?: Value;
  /** Whether a query can ask for it: a text that was cut cannot be asked for. */
  whole: boolean;
  /** The rows that it holds for. */
  holds: Sides;
}

interface Candidate extends Omit<Condition, 'holds'> {
  holds: Sides;
  lead: bigint;
}

/** A condition and its opposite: whichever is more common inside. */
function better(totals: Sides, positive: Omit<Candidate, 'lead'>, opposite: Condition['op']): Candidate {
  const lead = leadOf(positive.holds, totals);
  if (lead >= 0n) return { ...positive, lead };
  return { ...positive, op: opposite, holds: without(totals, positive.holds), lead: -lead };
}

/** All filters that were kept of a column, the plainest first. */
function candidates({ values, present, above, below }: ColumnTally, totals: Sides): Candidate[] {
  const single = values.map(({ value, whole, inside, outside }) =>
    better(totals, { op: '=', value, whole, holds: { inside, outside } }, '!='),
  );
  const presence = better(totals, { op: 'exists', whole: true, holds: present }, 'does-not-exist');
  const splits = [
    { op: '>=', split: above },
    { op: '<', split: below },
  ] as const;
  return [
    // Where two are as good, the one that says what the region has goes before the one that says what it lacks.
    ...single.filter(({ op }) => op === '='),
    ...single.filter(({ op }) => op === '!='),
    presence,
    ...splits.flatMap(({ op, split }) => {
      if (split === null) return [];
      const { at: value, inside, outside } = split;
      const holds = { inside, outside };
      return [{ op, value, whole: true, holds, lead: leadOf(holds, totals) }];
    }),
  ];
}

/** The one filter on a column that sets the region apart best: its share inside is larger than outside by the most. */
export function bestCondition(column: ColumnTally, totals: Sides): Condition {
  const [first, ...others] = candidates(column, totals);
  if (!first) throw new Error('A column always has its presence to ask for.');
  const { lead: _, ...best } = others.reduce((found, one) => (one.lead > found.lead ? one : found), first);
  return best;
}

/** The score of a condition: the share of rows it holds for inside less the share outside, from 0 to 1. */
export const differenceOf = ({ holds }: Pick<Condition, 'holds'>, totals: Sides): number =>
  shareOf(holds.inside, totals.inside) - shareOf(holds.outside, totals.outside);

/** How many filters a column was tried with: each value, its presence, and of a measure each threshold from both sides. */
export const triedOf = ({ distinct, measure }: ColumnTally): number => distinct * (measure ? 3 : 1) + 1;

/** What is put into the question of whether chance alone would do, for the page to show. */
export interface Chance {
  /** Share of the rows as sent, inside, outside and together. */
  inside: number;
  outside: number;
  together: number;
  /** Natural logarithm of how rarely this one filter would do as well by chance: the larger, the rarer. */
  exponent: number;
  /** Filters tried on this column, and columns tried. */
  tried: number;
  columns: number;
  /** How many filters as good as this one chance alone would bring among all that were tried: at most 1. */
  expected: number;
}

/** What one of two outcomes adds to how far apart two distributions are. */
const apart = (share: number, overall: number): number => (share === 0 ? 0 : share * Math.log(share / overall));

/** How far a share of rows is from the share overall, in nats: zero where they are equal. */
const divergence = (share: number, overall: number): number => apart(share, overall) + apart(1 - share, 1 - overall);

const ratio = (some: Tally, all: Tally): number => (all.rows === 0 ? 0 : some.rows / all.rows);

/**
 * Whether a difference may be chance. If the region's rows had been drawn from all rows by lot, a share as far from the
 * overall one would come with a probability of at most e^(−rows · divergence), drawn without putting back. Source: W.
 * Hoeffding, "Probability inequalities for sums of bounded random variables", 1963, theorem 1 and section 6. Rows count
 * as they were sent, since a row that stands for a hundred is still one observation. Whoever tries many filters finds
 * one by chance, so the probability is multiplied by how many were tried.
 */
export function chanceOf({ holds }: Pick<Condition, 'holds'>, totals: Sides, tried: number, columns: number): Chance {
  const rows = totals.inside.rows + totals.outside.rows;
  const inside = ratio(holds.inside, totals.inside);
  const outside = ratio(holds.outside, totals.outside);
  const together = rows === 0 ? 0 : (holds.inside.rows + holds.outside.rows) / rows;
  const exponent = Math.max(
    totals.inside.rows * divergence(inside, together),
    totals.outside.rows * divergence(outside, together),
  );
  const expected = Math.min(1, tried * columns * Math.exp(-exponent));
  return { inside, outside, together, exponent, tried, columns, expected };
}

/** Fewer than one in a hundred comparisons of columns that have nothing to do with the region show any that stands out. */
export const MOST_BY_CHANCE = 0.01;
