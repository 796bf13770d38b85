import { z } from 'zod';
import type { Region } from './region.ts';
import { LAST_MOMENT_S } from './spec.ts';

/** Unix milliseconds. */
export const momentSchema = z
  .number()
  .int()
  .min(0)
  .max(LAST_MOMENT_S * 1000);

/** The region of a heatmap that rows or traces are wanted of. */
export const regionSchema: z.ZodType<Region> = z
  .strictObject({
    column: z.string().min(1).max(256),
    low: z.number(),
    high: z.number(),
    from: momentSchema,
    to: momentSchema,
  })
  .refine(({ low, high, from, to }) => low < high && from < to, 'it holds nothing: it ends before it begins');

/** A row of the table, by its values in the breakdowns. */
export const groupSchema = z.record(
  z.string().min(1).max(256),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);
