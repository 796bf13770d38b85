import { z } from 'zod';
import { ALL_DATASETS } from '../../query/plan.ts';
import { momentSchema, regionSchema } from '../../query/part-schema.ts';
import { spanIdSchema, traceIdSchema } from '../../telemetry/ids.ts';

/** Rows of a group that can be stepped through. */
export const MOST_ROWS = 50;

const ofResultSchema = z.strictObject({
  /** Judged by the query language, which says more than a schema can. */
  query: z.unknown(),
  dataset: z.string().min(1).max(256).default(ALL_DATASETS),
  /** The group's name, as `groupKey` makes it; nothing where the row that is found says which it is. */
  group: z
    .string()
    .regex(/^([0-9a-f]{16})?$/, 'it names a row of the table')
    .optional(),
  /** A region of one of its heatmaps. */
  region: regionSchema.optional(),
  /** The start of a time bucket, Unix milliseconds: with the group, a point of a chart. */
  bucket: momentSchema.optional(),
  /** The rows of one trace; with the next three, one row of it. */
  traceId: traceIdSchema.optional(),
  spanId: spanIdSchema.optional(),
  kind: z.enum(['span', 'event', 'link']).optional(),
  /** Nanoseconds since the Unix epoch, as decimal text. */
  time: z
    .string()
    .regex(/^\d{1,19}$/, 'it is a time in nanoseconds')
    .optional(),
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
  at: momentSchema.optional(),
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
