import type { AttributeValue } from '../../telemetry/attributes.ts';
import { missOf } from '../conditions.ts';
import type { Conditions } from '../value-test.ts';

/** Between seconds, milliseconds, microseconds and nanoseconds, and between bytes and their thousands. */
const FACTORS = [1e3, 1e6, 1e9] as const;
const TOLERANCE = 0.01;

/** Keys of which one bound is enough to tell a wrong unit from a wrong value. */
const MEASURED =
  /(^|[._-])(ms|us|ns|sec|secs|seconds?|millis|duration|latency|elapsed|wait|bytes?|kb|size|time)($|[._-])/i;

/** By how much a value is off if it is right but for its unit, and in which direction; null where that is not so. */
export function unitFactor(
  key: string,
  actual: AttributeValue,
  conditions: Conditions,
): { factor: number; tooLarge: boolean } | null {
  const value = actual.type === 'int' || actual.type === 'double' ? Number(actual.value) : Number.NaN;
  if (!Number.isFinite(value) || value <= 0) return null;
  if (!isMeasured(key, conditions)) return null;
  for (const factor of FACTORS) {
    if (fits(value / factor, conditions)) return { factor, tooLarge: true };
    if (fits(value * factor, conditions)) return { factor, tooLarge: false };
  }
  return null;
}

function isMeasured(key: string, { equals, gte, lte }: Conditions): boolean {
  if (typeof equals === 'number') return equals > 0;
  if (gte !== undefined && lte !== undefined) return true;
  return (gte !== undefined || lte !== undefined) && MEASURED.test(key);
}

function fits(value: number, conditions: Conditions): boolean {
  const { equals } = conditions;
  if (typeof equals === 'number') return Math.abs(value - equals) <= Math.abs(equals) * TOLERANCE;
  return missOf({ type: 'double', value }, { gte: conditions.gte, lte: conditions.lte }) === null;
}
