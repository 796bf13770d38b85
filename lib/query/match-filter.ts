import type { QuerySpec } from './spec.ts';
import type { ColumnValue } from './columns.ts';
import { compareText } from './compare-values.ts';

type Filter = QuerySpec['filters'][number];
export type FilterOp = Filter['op'];
export type Scalar = string | number | boolean;

/** Operators that say no, and the one each is the exact opposite of (SPEC.md, F3). */
export const oppositeOf: Partial<Record<FilterOp, FilterOp>> = {
  '!=': '=',
  'does-not-start-with': 'starts-with',
  'does-not-end-with': 'ends-with',
  'does-not-exist': 'exists',
  'does-not-contain': 'contains',
  'not-in': 'in',
};

/** Whether a filter lets a value pass. This is what the operators mean; every store is tested against it. */
export function matchesFilter(filter: Filter, value: ColumnValue): boolean {
  const opposite = oppositeOf[filter.op];
  if (opposite) return !matchesFilter({ ...filter, op: opposite }, value);
  if (filter.op === 'exists') return value !== undefined;
  if (filter.op === 'in') return Array.isArray(filter.value) && filter.value.some((one) => one === value);
  return compares(filter.op, value, filter.value as Scalar);
}

/** A comparison holds only between values of one type; booleans are equal or not, and have no order (F2, F4). */
function compares(op: FilterOp, value: ColumnValue, wanted: Scalar): boolean {
  if (op === '=') return value === wanted;
  if (typeof value === 'number' && typeof wanted === 'number') return ordered(op, value - wanted);
  if (typeof value !== 'string' || typeof wanted !== 'string') return false;
  if (op === 'starts-with') return value.startsWith(wanted);
  if (op === 'ends-with') return value.endsWith(wanted);
  if (op === 'contains') return value.includes(wanted);
  return ordered(op, compareText(value, wanted));
}

function ordered(op: FilterOp, difference: number): boolean {
  switch (op) {
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    default:
      return false;
  }
}
