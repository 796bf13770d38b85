import type { CalculationOp } from './percentiles.ts';
import type { ResultData } from './result.ts';
import { resultKey, scalarCalculations } from './result-keys.ts';
import type { QuerySpec } from './spec.ts';

/** What a rate is the rate of. */
export const rateOf = { RATE_SUM: 'SUM', RATE_AVG: 'AVG', RATE_MAX: 'MAX' } as const satisfies Partial<
  Record<CalculationOp, CalculationOp>
>;

type RateOp = keyof typeof rateOf;

export const isRate = (op: CalculationOp): op is RateOp => Object.hasOwn(rateOf, op);

/** The keys of a query's rates in its rows. */
export const rateKeys = (spec: QuerySpec): string[] =>
  scalarCalculations(spec).flatMap((calculation) => (isRate(calculation.op) ? [resultKey(calculation)] : []));

const numberIn = (data: ResultData, key: string): number | null => {
  const value = data[key];
  return typeof value === 'number' ? value : null;
};

/** A group's buckets in order, with each rate as the difference from the bucket before that has a value (SPEC.md, A6). */
export function withRates(keys: readonly string[], buckets: readonly ResultData[]): ResultData[] {
  const before = new Map<string, number>();
  return buckets.map((data) => {
    const rates = keys.map((key): [string, number | null] => {
      const [value, earlier] = [numberIn(data, key), before.get(key)];
      if (value !== null) before.set(key, value);
      return [key, value === null || earlier === undefined ? null : value - earlier];
    });
    return { ...data, ...Object.fromEntries(rates) };
  });
}

/** A group as a whole: how far each value went from its first bucket to its last. */
export function withWholeRates(keys: readonly string[], whole: ResultData, buckets: readonly ResultData[]): ResultData {
  const rates = keys.map((key): [string, number | null] => {
    const values = buckets.map((data) => numberIn(data, key)).filter((value) => value !== null);
    return [key, values.length < 2 ? null : (values.at(-1) ?? 0) - (values[0] ?? 0)];
  });
  return { ...whole, ...Object.fromEntries(rates) };
}
