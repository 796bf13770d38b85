import type { ColumnValue } from '../query/columns.ts';
import { shownText } from './masked-wire.ts';

const LONGEST = 200;

/** A number as it is told in a sentence. */
export const numberText = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 6 });

/** A column's value as it stands in a sentence: text in quotes, secrets hidden, nothing endless. */
export function valueText(column: string, value: ColumnValue | null): string {
  if (value === undefined || value === null) return 'nothing';
  const shown = shownText(column, String(value));
  if (typeof value !== 'string') return shown === String(value) && typeof value === 'number' ? String(value) : shown;
  return `“${shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown}”`;
}

/** Several values, as an IN has them. */
export const valuesText = (column: string, values: unknown): string =>
  Array.isArray(values)
    ? `(${values.map((one) => valueText(column, one as ColumnValue)).join(', ')})`
    : valueText(column, values as ColumnValue);
