import type { Finding } from '@/lib/bubble-up/rank.ts';
import { MOST_BY_CHANCE } from '@/lib/bubble-up/score.ts';
import { shareOf, type Sides, type Tally } from '@/lib/bubble-up/tally.ts';
import styles from './arithmetic.module.css';
import { conditionText, counted, exactPercent } from './words.ts';

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 3 });

/** e to the power of minus so much, as a person reads it. */
function rareness(exponent: number): string {
  const value = Math.exp(-exponent);
  if (value >= 0.001) return number(value);
  return `10^−${Math.floor(exponent / Math.LN10).toLocaleString('en')}`;
}

function expectedText(expected: number): string {
  if (expected >= 1) return 'at least 1';
  if (expected >= 0.001) return number(expected);
  return 'less than 0.001';
}

const division = (some: Tally, all: Tally): string =>
  `${number(some.weight)} ÷ ${number(all.weight)} = ${exactPercent(shareOf(some, all))}`;

/** The numbers that were put into the score of this very column, step by step. */
export function Arithmetic({ finding, looked }: { finding: Finding; looked: Sides }) {
  const { column, best, difference, chance, standsOut, measure } = finding;
  const { holds } = best;
  const rows = looked.inside.rows + looked.outside.rows;
  const held = holds.inside.rows + holds.outside.rows;
  return (
    <details className={styles.arithmetic}>
      <summary>The arithmetic</summary>
      <ol>
        <li>
          Inside, <code>{conditionText(column, best)}</code> holds for {division(holds.inside, looked.inside)} of the rows.
        </li>
        <li>Outside, it holds for {division(holds.outside, looked.outside)}.</li>
        <li>
          The score is the difference: {exactPercent(shareOf(holds.inside, looked.inside))} −{' '}
          {exactPercent(shareOf(holds.outside, looked.outside))} = <strong>{number(difference * 100)} points</strong>. No
          other filter on this column does better.
        </li>
        <li>
          Could it be chance? Together it holds for {number(held)} of {counted(rows, 'row')}, {exactPercent(chance.together)}. Had the{' '}
          {counted(looked.inside.rows, 'row')} inside been drawn from them by lot, shares as far apart as {exactPercent(chance.inside)} and{' '}
          {exactPercent(chance.outside)} would come with a probability of at most e^−{number(chance.exponent)} = {rareness(chance.exponent)}.
        </li>
        <li>
          {counted(chance.tried, 'filter')} were tried on this column
          {measure ? ' (its values, its thresholds from both sides, and whether it has any value)' : ' (its values, and whether it has any)'}, and{' '}
          {counted(chance.columns, 'column')}: {number(chance.tried)} × {number(chance.columns)} × {rareness(chance.exponent)} is{' '}
          {expectedText(chance.expected)}. {standsOut ? `That is below ${MOST_BY_CHANCE}: it stands out.` : `That is not below ${MOST_BY_CHANCE}: chance may have done it.`}
        </li>
      </ol>
    </details>
  );
} // prettier-ignore
