import type { Filter, QueryColumn } from './query-words.ts';

type FilterOp = Filter['op'];
type Value = Filter['value'];
type Scalar = string | number | boolean;

const withoutValue: ReadonlySet<FilterOp> = new Set<FilterOp>(['exists', 'does-not-exist']);
const withList: ReadonlySet<FilterOp> = new Set<FilterOp>(['in', 'not-in']);

/** Whether an operator compares with anything: `exists` does not. */
export const takesValue = (op: FilterOp): boolean => !withoutValue.has(op);

/** A typed value as the text of its input; lists stand with commas. */
export function valueText(value: Value): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/**
 * What was typed, as a value of the column's type: a number where the column holds numbers and it reads as one, a
 * boolean likewise, a list where the operator wants one; otherwise the text itself.
 */
export function valueFrom(text: string, op: FilterOp, type: QueryColumn['type'] | undefined): Value {
  if (!takesValue(op)) return undefined;
  if (!withList.has(op)) return scalarFrom(text, type);
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => scalarFrom(part, type));
}

function scalarFrom(text: string, type: QueryColumn['type'] | undefined): Scalar {
  const trimmed = text.trim();
  const number = Number(trimmed);
  if ((type === 'integer' || type === 'float') && trimmed !== '' && Number.isFinite(number)) return number;
  if (type === 'boolean' && (trimmed === 'true' || trimmed === 'false')) return trimmed === 'true';
  return text;
}

/** The filter with another operator: its value is read anew, since a list and a single value are written alike. */
export function withOp(filter: Filter, op: FilterOp, type: QueryColumn['type'] | undefined): Filter {
  return withValue({ column: filter.column, op }, valueText(filter.value), type);
}

export function withValue(filter: Filter, text: string, type: QueryColumn['type'] | undefined): Filter {
  const value = valueFrom(text, filter.op, type);
  const { column, op } = filter;
  return value === undefined ? { column, op } : { column, op, value };
}
