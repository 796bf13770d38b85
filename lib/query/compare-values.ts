import type { ColumnValue } from './columns.ts';

const rank = (value: ColumnValue): number => ['number', 'string', 'boolean', 'undefined'].indexOf(typeof value);

/** Order of UTF-8 bytes, which is the order of code points; JavaScript's own `<` differs beyond U+FFFF. */
export function compareText(left: string, right: string): number {
  for (let index = 0; index < left.length && index < right.length; index += 1) {
    const difference = (left.codePointAt(index) ?? 0) - (right.codePointAt(index) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Ascending order of mixed values (SPEC.md, O3): numbers, text, booleans, and what is missing last. */
export function compareValues(left: ColumnValue, right: ColumnValue): number {
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  const kinds = rank(left) - rank(right);
  return kinds === 0 ? Number(left ?? 0) - Number(right ?? 0) : kinds;
}

/** Descending turns the values round, but what is missing stays last. */
export function compareDescending(left: ColumnValue, right: ColumnValue): number {
  if (left === undefined || right === undefined) return compareValues(left, right);
  return compareValues(right, left);
}
