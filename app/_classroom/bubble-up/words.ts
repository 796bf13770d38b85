import type { Condition } from '@/lib/bubble-up/score.ts';
import type { Finding, Restates } from '@/lib/bubble-up/rank.ts';
import type { Tally, Value } from '@/lib/bubble-up/tally.ts';
import type { Region } from '@/lib/query/region.ts';
import { maskValue } from '@/lib/guard/mask.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { timesText, valuesText } from '../query/region-words.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';

const MOST_LETTERS = 120;
const MOST_IN_SENTENCE = 60;

/** A value as it may be looked at over somebody's shoulder: what looks like a secret is hidden, and cannot be asked for. */
export function shownValue(column: string, value: Value, most = MOST_LETTERS): { text: string; hidden: boolean } {
  const { text, hidden } = maskValue({ key: column, text: String(value) });
  if (typeof value === 'number' && hidden === 0) return { text: String(value), hidden: false };
  return { text: value === '' ? '(empty text)' : printable(text, most), hidden: hidden > 0 };
}

export const shownColumn = (column: string): string => printable(maskedText(column), MOST_LETTERS) || '(no name)';

/** A share as a person reads it: whole per cents, but for what would wrongly read as none or all. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return '<1 %';
  if (share < 1 && share > 0.995) return '>99 %';
  return `${Math.round(share * 100)} %`;
}

/** The same to a tenth, for sums. */
export const exactPercent = (share: number): string =>
  `${(share * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %`;

/** A difference of shares. */
export const points = (difference: number): string => {
  const told = difference > 0 && difference < 0.005 ? '<1' : String(Math.round(difference * 100));
  return `${told} ${told === '1' ? 'point' : 'points'}`;
};

export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

const ops: Record<Condition['op'], string> = {
  '=': '=',
  '!=': '≠',
  '>=': '≥',
  '<': '<',
  exists: 'exists',
  'does-not-exist': 'does not exist',
};

/** A condition as it stands on a card: `app.build = 41`. */
export function conditionText(column: string, { op, value }: Pick<Condition, 'op' | 'value'>): string {
  const shown = value === undefined ? '' : ` ${shownValue(column, value, MOST_IN_SENTENCE).text}`;
  return `${shownColumn(column)} ${ops[op]}${shown}`;
}

/** A region in words: its values, and its time by the reader's clock. */
export const regionText = (region: Region): string =>
  `${maskedText(region.column)} ${valuesText(region)}, ${timesText(region.from, region.to)}`;

/** What the side's rows are told as: rows, and where they stand for more, how many those are. */
export const tallyText = ({ rows, weight }: Tally): string =>
  rows === weight ? counted(rows, 'row') : `${counted(weight, 'row')}, told by ${rows.toLocaleString('en')}`;

export const restatesText: Record<Restates, string> = {
  itself: 'The region was drawn on this very column.',
  computed: 'One is calculated from the other.',
  follows: 'It rises and falls with the region’s column, almost in step.',
};

/** Everything of a finding that a reader may look for, in small letters. */
export const soughtIn = ({ column, values }: Finding): string =>
  [shownColumn(column), ...values.map(({ value }) => shownValue(column, value).text)].join('\n').toLowerCase();
