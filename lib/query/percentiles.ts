import type { calculationOps } from './spec.ts';

export type CalculationOp = (typeof calculationOps)[number];

/** Which part of the values lies below, by Honeycomb's names: `P999` is 99.9 %, `P001` is 0.1 %. */
export const percentileFractions = {
  P001: 0.001,
  P01: 0.01,
  P05: 0.05,
  P10: 0.1,
  P20: 0.2,
  P25: 0.25,
  P50: 0.5,
  P75: 0.75,
  P80: 0.8,
  P90: 0.9,
  P95: 0.95,
  P99: 0.99,
  P999: 0.999,
} as const satisfies Partial<Record<CalculationOp, number>>;

export type PercentileOp = keyof typeof percentileFractions;

export const isPercentile = (op: CalculationOp): op is PercentileOp => Object.hasOwn(percentileFractions, op);
