import type { Filter, QueryColumn } from './query-words.ts';

type FilterOp = Filter['op'];
type Value = Filter['value'];
type Scalar = string | number | boolean;
type Column = Pick<QueryColumn, 'type' | 'calculated'> | undefined;

const withoutValue: ReadonlySet<FilterOp> = new Set<FilterOp>(['exists', 'does-not-exist']);
const withList: ReadonlySet<FilterOp> = new Set<FilterOp>(['in', 'not-in']);
/** They compare text, and so take what looks like a number as text, too. */
const withText: ReadonlySet<FilterOp> = new Set<FilterOp>([
  'starts-with', 'does-not-start-with', 'ends-with', 'does-not-end-with', 'contains', 'does-not-contain',
]); // prettier-ignore

/** Whether an operator compares with anything: `exists` does not. */
export const takesValue = (op: FilterOp): boolean => !withoutValue.has(op);

/** Whether it compares text, and nothing else. */
export const takesText = (op: FilterOp): boolean => withText.has(op);

/** Whether it compares with several values. */
export const takesList = (op: FilterOp): boolean => withList.has(op);

/** Whether nobody knows which type a column has, so that the value itself must say: a number, or text in quotes. */
export const isOpen = (column: Column, op: FilterOp): boolean =>
  column !== undefined &&
  (column.calculated === true || column.type === 'mixed') &&
  takesValue(op) &&
  !withText.has(op);

/** One value of a list as it is typed: in quotes where it would come apart otherwise, or be taken for a number. */
export function listed(value: Scalar, column: Column): string {
  const text = String(value);
  const apart = /[",]/.test(text) || text.trim() !== text || text === '';
  return apart || looksTyped(value, column) ? JSON.stringify(text) : text;
}

/** Text that would be read as a number or a boolean if it stood there bare. */
const looksTyped = (value: Scalar, column: Column): boolean =>
  typeof value === 'string' && column !== undefined && typeof bareFrom(value, column) !== 'string';

/** A typed value as the text of its input; lists stand with commas. */
export function valueText(value: Value, column?: Column): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => listed(one, column)).join(', ');
  return looksTyped(value, column) && hasOpenType(column) ? JSON.stringify(value) : String(value);
}

/**
 * What was typed, as a value of the column's type: a number where the column holds numbers and it reads as one, a
 * boolean likewise, a list where the operator wants one; otherwise the text itself. Where the type is open, text that
 * looks like a number stands in double quotes.
 */
export function valueFrom(text: string, op: FilterOp, column: Column): Value {
  if (!takesValue(op)) return undefined;
  if (withText.has(op)) return text;
  if (!takesList(op)) return isOpen(column, op) ? (quoted(text) ?? bareFrom(text, column)) : bareFrom(text, column);
  return partsOf(text).map((part) => quoted(part) ?? bareFrom(part, column));
}

/** A value of a list, and the commas around it: what stands in quotes may have commas itself. */
const PART = /\s*("(?:[^"\\]|\\.)*"|[^,]*?)\s*(?:,|$)/y;

/** The values of a list as they were typed, empty ones left out. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const [whole = '', part = ''] = PART.exec(text) ?? [];
    if (whole === '') break;
    if (part !== '') parts.push(part);
  }
  return parts;
}

function quoted(text: string): string | undefined {
  if (!/^\s*"(?:[^"\\]|\\.)*"\s*$/.test(text)) return undefined;
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A value that is known as text alone, by the column's type. */
export const typedAs = (text: string, column: Column): Scalar => (hasOpenType(column) ? text : bareFrom(text, column));

/** Whether the value itself says its type. */
const hasOpenType = (column: Column): boolean => column?.calculated === true || column?.type === 'mixed';

const ofNumbers = (column: Column): boolean =>
  hasOpenType(column) || column?.type === 'integer' || column?.type === 'float';
const ofBooleans = (column: Column): boolean => hasOpenType(column) || column?.type === 'boolean';

function bareFrom(text: string, column: Column): Scalar {
  const trimmed = text.trim();
  const number = Number(trimmed);
  if (ofNumbers(column) && trimmed !== '' && Number.isFinite(number)) return number;
  if (ofBooleans(column) && (trimmed === 'true' || trimmed === 'false')) return trimmed === 'true';
  return text;
}

/** The filter with another operator: its value is read anew, since a list and a single value are written alike. */
export function withOp(filter: Filter, op: FilterOp, column: Column): Filter {
  return withValue({ column: filter.column, op }, valueText(filter.value, column), column);
}

/** The filter on another column, whose type its value takes. */
export const withColumn = (filter: Filter, name: string, before: Column, column: Column): Filter =>
  filter.value === undefined || filter.value === null
    ? { ...filter, column: name }
    : withValue({ ...filter, column: name }, valueText(filter.value, before), column);

export function withValue(filter: Filter, text: string, column: Column): Filter {
  const value = valueFrom(text, filter.op, column);
  return value === undefined
    ? { column: filter.column, op: filter.op }
    : { column: filter.column, op: filter.op, value };
}
