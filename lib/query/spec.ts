import { z } from 'zod';
import { LONGEST_TEXT } from '../telemetry/text-length.ts';
import type { ScaleWish } from './heatmap-scale.ts';
import { calculationOps, compareOffsets, filterOps, havingOps } from './ops.ts';

// Apart from the schemas, so that a page can offer the words without shipping zod.
export { calculationOps, filterOps, havingOps };

const scalar = z.union([z.string(), z.number(), z.boolean()]);
/** The longest name that the receivers keep, their ellipsis included, behind the longest prefix, `parent.`. */
export const LONGEST_COLUMN = LONGEST_TEXT + '…'.length + 'parent.'.length;
const column = z.string().min(1).max(LONGEST_COLUMN);

/** 2200-01-01 in Unix seconds: no later span is taken in, and 64 bits of nanoseconds reach not much further. */
export const LAST_MOMENT_S = 7_258_118_400;

const moment = z
  .number()
  .int()
  .min(0, 'it lies before 1970; times are seconds since then')
  .max(LAST_MOMENT_S, 'it lies after 2200-01-01, the last moment that can be asked for; times are seconds since 1970');

const calculationSchema = z
  .strictObject({ op: z.enum(calculationOps), column: column.nullable().optional() })
  // COUNT of a column counts the rows all the same (SPEC.md, A1).
  .overwrite((calculation) => (calculation.op === 'COUNT' ? { op: 'COUNT' } : calculation));
const filterSchema = z.strictObject({
  column,
  op: z.enum(filterOps),
  value: z.union([scalar, z.null(), z.array(scalar).max(100)]).optional(),
});
const orderSchema = z.strictObject({
  column: column.nullable().optional(),
  op: z.enum(calculationOps).optional(),
  order: z.enum(['ascending', 'descending']).default('ascending'),
});

const havingSchema = z.strictObject({
  calculate_op: z.enum(calculationOps),
  column: column.nullable().optional(),
  op: z.enum(havingOps),
  value: z.number('it is a number to compare with'),
});

const fieldSchema = z.strictObject({
  name: column,
  // Its length is judged with its other mistakes, at their place.
  expression: z.string(),
});

/** Honeycomb's query specification, as far as it runs here. Unknown keys are errors, as they are there. */
export const querySpecSchema = z.strictObject({
  calculations: z
    .array(calculationSchema)
    .max(100)
    .overwrite((calculations) => (calculations.length > 0 ? calculations : [{ op: 'COUNT' }]))
    .default([{ op: 'COUNT' }]),
  filters: z.array(filterSchema).max(100).default([]),
  filter_combination: z.enum(['AND', 'OR']).default('AND'),
  breakdowns: z.array(column).max(100).default([]),
  orders: z.array(orderSchema).max(100).default([]),
  calculated_fields: z.array(fieldSchema).max(100).default([]),
  havings: z.array(havingSchema).max(100).default([]),
  limit: z.number().int().min(1).max(1000).default(100),
  time_range: z
    .number()
    .int()
    .min(1)
    .max(LAST_MOMENT_S, 'it reaches beyond every span, from 1970 to 2200; it is a number of seconds')
    .optional(),
  start_time: moment.optional(),
  end_time: moment.optional(),
  granularity: z.number().min(0).optional(),
  /** The same question, so many seconds earlier, beside the answer. */
  compare_time_offset_seconds: z.literal([...compareOffsets], `it is one of ${compareOffsets.join(', ')}`).optional(),
  /** True: every span counts once, whatever its sample rate. */
  usage_mode: z.boolean().default(false),
});

export type QuerySpecInput = z.input<typeof querySpecSchema>;
export type QuerySpec = z.infer<typeof querySpecSchema>;

/** A spec made definite: its window is absolute, its granularity chosen. What a store runs. */
export interface QueryPlan {
  spec: QuerySpec;
  /** Unix milliseconds; the window is [from, to). */
  from: number;
  to: number;
  /** Width of one time bucket, in seconds. */
  granularity: number;
  /** `__all__`, or one dataset (a service name). */
  dataset: string;
  /** How many groups there are at most. */
  limit: number;
  /** Whether the buckets of each group are told, too. */
  series: boolean;
  /** Whether what stands in no row of the table is told as one row of its own. */
  others?: boolean | undefined;
  /** The value axis that its heatmaps shall have; nothing where the values decide. */
  scale?: ScaleWish | undefined;
}
