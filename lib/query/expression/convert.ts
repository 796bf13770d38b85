import type { ColumnValue } from '../columns.ts';

/** Text that counts as a number. */
export const NUMBER_TEXT = '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?';
const isNumberText = new RegExp(`^${NUMBER_TEXT}$`);

/** A result that no JSON number can say is missing. */
export const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

/** For arithmetic: text is read as a number where it is one; everything else is zero. */
export function toNumber(value: ColumnValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && isNumberText.test(value) ? Number(value) : 0;
}

/** What counts as true: numbers but zero, the text “true”, and true itself. */
export function isTruthy(value: ColumnValue): boolean {
  return typeof value === 'number' ? value !== 0 : value === true || value === 'true';
}

/** A value as text; nothing as the empty one. */
export const toText = (value: ColumnValue): string => (value === undefined ? '' : String(value === 0 ? 0 : value));

/** Lower case letter by letter, so that no letter depends on its neighbours or becomes two. */
export const toLower = (text: string): string =>
  Array.from(text, (letter) => String.fromCodePoint(letter.toLowerCase().codePointAt(0) ?? 0)).join('');

/**
 * Which of the buckets of a size a number falls into, as text. A number on an edge belongs to the lower one. Without a
 * lowest edge, zero lies in the middle of a bucket.
 */
export function bucketText(value: number, size: number, low?: number, high?: number): string | undefined {
  if (size <= 0) return undefined;
  if (low !== undefined && value < low) return `< ${toText(low)}`;
  if (high !== undefined && value > high) return `> ${toText(high)}`;
  const origin = low ?? -size / 2;
  const steps = Math.ceil((value - origin) / size) - 1;
  const lower = origin + (low === undefined ? steps : Math.max(0, steps)) * size;
  if (!Number.isFinite(lower)) return undefined;
  return `${toText(lower)} - ${toText(high === undefined ? lower + size : Math.min(lower + size, high))}`;
}
