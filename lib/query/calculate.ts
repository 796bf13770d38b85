import type { ColumnValue } from './columns.ts';
import { isPercentile, percentileFractions, type CalculationOp } from './percentiles.ts';
import type { Calculation } from './result-keys.ts';

const isNumber = (value: ColumnValue): value is number => typeof value === 'number' && Number.isFinite(value);

/** The value below which the fraction of the sorted numbers lies, interpolated between neighbours (SPEC.md, A3). */
export function quantile(sorted: readonly number[], fraction: number): number | null {
  const place = (sorted.length - 1) * fraction;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}

/** One calculation over the values its column has in a group; COUNT counts the missing ones too. */
export function calculate({ op }: Calculation, values: readonly ColumnValue[]): number | null {
  if (op === 'COUNT') return values.length;
  if (op === 'COUNT_DISTINCT') return new Set(values.filter((value) => value !== undefined)).size;
  const numbers = values.filter(isNumber).sort((a, b) => a - b);
  return numbers.length === 0 ? null : calculateNumbers(op, numbers);
}

function calculateNumbers(op: CalculationOp, sorted: number[]): number | null {
  if (isPercentile(op)) return quantile(sorted, percentileFractions[op]);
  const sum = sorted.reduce((total, value) => total + value, 0);
  switch (op) {
    case 'SUM':
      return sum;
    case 'AVG':
      return sum / sorted.length;
    case 'MIN':
      return sorted[0] ?? null;
    case 'MAX':
      return sorted.at(-1) ?? null;
    default:
      throw new Error(`${op} is not a number.`);
  }
}
