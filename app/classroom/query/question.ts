import { z } from 'zod';
import type { Part } from '@/lib/query/evidence.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { ALL_DATASETS, planQuery, type AnswerShape } from '@/lib/query/plan.ts';
import { groupSchema, momentSchema as moment, regionSchema } from '@/lib/query/part-schema.ts';
import type { QueryPlan } from '@/lib/query/spec.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';

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

/** The part of an answer that rows or traces are wanted of. */
export const partShape = { region: regionSchema.optional(), group: groupSchema.optional() };

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

/** A part that an answer to this plan can have; else what is wrong with it. */
export function misplaced({ spec }: QueryPlan, { group = {} }: Part): Problem[] {
  return Object.keys(group).flatMap((column) => {
    if (spec.breakdowns.includes(column)) return [];
    const message = 'The group names a column that the query is not grouped by.';
    return [{ code: 'query/group', message, hint: 'Name the columns of the GROUP BY alone.', at: ['group', column] }];
  });
}
