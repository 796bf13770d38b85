import type { ColumnValue } from './columns.ts';
import { isRate, rateOf } from './rates.ts';
import { isPercentile, percentileFractions, type CalculationOp } from './percentiles.ts';
import type { Calculation } from './result-keys.ts';

const isNumber = (value: ColumnValue): value is number => typeof value === 'number' && Number.isFinite(value);

/** A value with the number of spans that its own stands for. */
export interface Weighed {
  value: ColumnValue;
  weight: number;
}

interface WeighedNumber extends Weighed {
  value: number;
}

/**
 * The value below which the fraction of the numbers lies, interpolated between neighbours (SPEC.md, A3 and W2): each
 * number stands in the row as often as it weighs.
 */
export function weighedQuantile(sorted: readonly WeighedNumber[], fraction: number): number | null {
  const place = (sumOfWeights(sorted) - 1) * fraction;
  let passed = 0;
  let below: number | undefined;
  for (const { value, weight } of sorted) {
    passed += weight;
    if (below === undefined && passed > Math.floor(place)) below = value;
    if (below !== undefined && passed > Math.ceil(place)) return below + (value - below) * (place - Math.floor(place));
  }
  return null;
}

/** The same over numbers that count once each. */
export const quantile = (sorted: readonly number[], fraction: number): number | null =>
  weighedQuantile(
    sorted.map((value) => ({ value, weight: 1 })),
    fraction,
  );

export const sumOfWeights = (all: readonly { weight: number }[]): number =>
  all.reduce((sum, { weight }) => sum + weight, 0);

/** One calculation over the values its column has in a group; COUNT counts the missing ones too. */
export function calculate({ op }: Calculation, values: readonly Weighed[]): number | null {
  if (op === 'COUNT') return sumOfWeights(values);
  if (op === 'COUNT_DISTINCT')
    return new Set(values.map(({ value }) => value).filter((value) => value !== undefined)).size;
  const numbers = values.filter((each): each is WeighedNumber => isNumber(each.value));
  return numbers.length === 0 ? null : calculateNumbers(isRate(op) ? rateOf[op] : op, numbers.sort((a, b) => a.value - b.value)); // prettier-ignore
}

function calculateNumbers(op: CalculationOp, sorted: WeighedNumber[]): number | null {
  if (isPercentile(op)) return weighedQuantile(sorted, percentileFractions[op]);
  const sum = sorted.reduce((total, { value, weight }) => total + value * weight, 0);
  switch (op) {
    case 'SUM':
      return sum;
    case 'AVG':
      return sum / sumOfWeights(sorted);
    case 'MIN':
      return sorted[0]?.value ?? null;
    case 'MAX':
      return sorted.at(-1)?.value ?? null;
    default:
      throw new Error(`${op} is not a number.`);
  }
}
