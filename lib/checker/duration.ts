import { z } from 'zod';

const NANOSECONDS_IN = { ns: 1, us: 1e3, ms: 1e6, s: 1e9, m: 60e9 } as const;
const DURATION = /^(\d{1,9}(?:\.\d{1,9})?)(ns|us|ms|s|m)$/;

/** A length of time as people write it: `250ms`, `1.5s`, `2m`. */
export const durationSchema = z
  .string()
  .regex(DURATION, 'a duration is a number and its unit, like "250ms", "6s" or "2m"')
  .meta({ id: 'Duration', description: 'a number and its unit: 250ms, 1.5s, 2m; also us and ns' });

/** A duration's length in nanoseconds, to compare with a span's times. Throws on text that the schema would refuse. */
export function toNanoseconds(duration: string): bigint {
  const [, amount, unit] = DURATION.exec(duration) ?? [];
  if (amount === undefined) throw new Error(`not a duration: ${duration}`);
  return BigInt(Math.round(Number(amount) * NANOSECONDS_IN[unit as keyof typeof NANOSECONDS_IN]));
}

/** A duration's length in milliseconds, to wait for. */
export const toMilliseconds = (duration: string): number => Number(toNanoseconds(duration)) / 1e6;
