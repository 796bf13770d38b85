import { z } from 'zod';
import { ALL_DATASETS } from '../../query/plan.ts';
import { LAST_MOMENT_S } from '../../query/spec.ts';
import { spanIdSchema, traceIdSchema } from '../../telemetry/ids.ts';

/** Rows of a group that can be stepped through. */
export const MOST_ROWS = 50;

const ofResultSchema = z.strictObject({
  /** Judged by the query language, which says more than a schema can. */
  query: z.unknown(),
  dataset: z.string().min(1).max(256).default(ALL_DATASETS),
  /** The group's name, as `groupKey` makes it. */
  group: z
    .string()
    .regex(/^([0-9a-f]{16})?$/, 'it names a row of the table')
    .default(''),
  /** A calculation's key, such as `P90(duration_ms)`: the rows nearest to its value come first. */
  near: z.string().max(300).optional(),
  /** Which of the group's rows, from 0. */
  nth: z
    .number()
    .int()
    .min(0)
    .max(MOST_ROWS - 1)
    .default(0),
  /** When the question was asked first, Unix milliseconds: a range that ends now must not move on while one looks. */
  at: z
    .number()
    .int()
    .min(0)
    .max(LAST_MOMENT_S * 1000)
    .optional(),
});

const ofSpanSchema = z.strictObject({
  traceId: traceIdSchema,
  spanId: spanIdSchema,
  /** Which of its rows, from 0: itself, its events, its links. */
  nth: z.number().int().min(0).max(5000).default(0),
});

/** What somebody asks the origin of: a row of a result, or a span. */
export const askedSchema = z.union([ofSpanSchema, ofResultSchema]);
export type AskedOfResult = z.output<typeof ofResultSchema>;
export type AskedOfSpan = z.output<typeof ofSpanSchema>;
