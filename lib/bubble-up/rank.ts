import { calculatedFields } from '../query/calculated-fields.ts';
import { columnsOf } from '../query/expression/expression.ts';
import { compareText } from '../query/compare-values.ts';
import type { QuerySpec } from '../query/spec.ts';
import {
  bestCondition,
  chanceOf,
  differenceOf,
  MOST_BY_CHANCE,
  triedOf,
  type Chance,
  type Condition,
} from './score.ts';
import { leadOf, MOST_TOLD, type ColumnTally, type Histogram, type Sides } from './tally.ts';

/** Why a column says nothing new: it is the region's own, is computed from it (or it from that), or rises and falls with it. */
export type Restates = 'itself' | 'computed' | 'follows';

/** A column with what it says about the region. */
export interface Finding extends ColumnTally {
  best: Condition;
  /** The score: by how many of 100 rows the best condition is more common inside, as a share from 0 to 1. */
  difference: number;
  chance: Chance;
  /** Whether chance alone would hardly bring as much. */
  standsOut: boolean;
  restates: Restates | null;
  /** Correlation of a measure with the region's column, −1 to 1; where that was looked at. */
  correlation: number | null;
  histogram: Histogram | null;
}

function judge(tally: ColumnTally, totals: Sides, columns: number): Finding {
  const best = bestCondition(tally, totals);
  const difference = differenceOf(best, totals);
  const chance = chanceOf(best, totals, triedOf(tally), columns);
  const standsOut = difference > 0 && chance.expected < MOST_BY_CHANCE;
  return { ...tally, best, difference, chance, standsOut, restates: null, correlation: null, histogram: null };
}

const compareBig = (left: bigint, right: bigint): number => Number(left > right) - Number(left < right);

/**
 * Columns in the order in which they are told: what stands out first; then the larger difference; then, of two that set
 * the region apart as well, the one with fewer values; then the name.
 */
export function rankColumns(tallies: readonly ColumnTally[], totals: Sides): Finding[] {
  const leads = new Map<Finding, bigint>();
  const findings = tallies.map((tally) => {
    const finding = judge(tally, totals, tallies.length);
    leads.set(finding, leadOf(finding.best.holds, totals));
    return finding;
  });
  const lead = (finding: Finding): bigint => leads.get(finding) ?? 0n;
  return findings
    .sort(
      (left, right) =>
        Number(right.standsOut) - Number(left.standsOut) ||
        compareBig(lead(right), lead(left)) ||
        left.distinct - right.distinct ||
        compareText(left.column, right.column),
    )
    .slice(0, MOST_TOLD);
}

/** From this correlation on, a measure is the region's column in other units. */
const FOLLOWS = 0.99;

/** Says of a column why it merely restates the region; null where it does not. */
export function restating(spec: QuerySpec, region: string, finding: Pick<Finding, 'column' | 'correlation'>): Restates | null {
  const { column, correlation } = finding;
  if (column === region) return 'itself';
  const fields = calculatedFields(spec);
  const reads = (name: string): string[] => {
    const expression = fields.get(name);
    return expression ? columnsOf(expression) : [];
  };
  if (reads(column).includes(region) || reads(region).includes(column)) return 'computed';
  return correlation !== null && Math.abs(correlation) >= FOLLOWS ? 'follows' : null;
} // prettier-ignore
