import { z } from 'zod';
import { parseQuery } from '@/lib/query/parse.ts';
import { ALL_DATASETS, planQuery, type AnswerShape } from '@/lib/query/plan.ts';
import type { Region } from '@/lib/query/region.ts';
import { LAST_MOMENT_S, type QueryPlan } from '@/lib/query/spec.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';

const moment = z
  .number()
  .int()
  .min(0)
  .max(LAST_MOMENT_S * 1000);

/** A question, and about when it is: nothing said, as of now. */
export const questionShape = {
  /** Honeycomb's query specification; judged by the query language, which says more than a schema can. */
  query: z.unknown(),
  dataset: z.string().min(1).max(256).default(ALL_DATASETS),
  /** The window of an answer that was given before, in Unix milliseconds: what is asked beside it must be about the same. */
  window: z
    .strictObject({ from: moment, to: moment })
    .refine(({ from, to }) => from < to, 'it ends before it begins')
    .optional(),
};

/** The region of a heatmap that rows or traces are wanted of. */
export const regionSchema: z.ZodType<Region> = z
  .strictObject({
    column: z.string().min(1).max(256),
    low: z.number(),
    high: z.number(),
    from: moment,
    to: moment,
  })
  .refine(({ low, high, from, to }) => low < high && from < to, 'it holds nothing: it ends before it begins');

interface Question {
  query?: unknown;
  dataset: string;
  window?: { from: number; to: number } | undefined;
}

type Planned = { plan: QueryPlan } | { problems: Problem[] };

/** A question as a store runs it, or what is wrong with it. */
export function plannedAs({ query, dataset, window }: Question, shape: AnswerShape = {}): Planned {
  const parsed = parseQuery(query);
  if ('problems' in parsed) return parsed;
  const plan = planQuery(parsed.ok, Date.now(), dataset, shape);
  return { plan: { ...plan, ...window } };
}
