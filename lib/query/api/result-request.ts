import { z } from 'zod';
import type { Problem } from '../../telemetry/problem.ts';
import { faultOf, valueAt } from '../parse.ts';
import { sayIssue } from '../say-issue.ts';

/** The most groups that a result without series may have. */
export const MOST_GROUPS = 10_000;

/** What `POST /1/query_results/{dataset}` takes. Source: Honeycomb's OpenAPI, `CreateQueryResultRequest`. */
export const resultRequestSchema = z.strictObject({
  query_id: z.string().min(1, 'it names a query that POST /1/queries made').max(64),
  disable_series: z.boolean().default(false),
  disable_total_by_aggregate: z.boolean().default(true),
  disable_other_by_aggregate: z.boolean().default(true),
  limit: z.number().int().min(1).max(MOST_GROUPS).optional(),
});

export type ResultRequest = z.infer<typeof resultRequestSchema>;

/** How many groups are asked for; nothing where the query says so itself, as it does for everyone who wants series. */
export const groupsAsked = ({ disable_series, limit }: ResultRequest): number | undefined =>
  disable_series ? limit : undefined;

/** Reads such a request from anywhere; every mistake is a problem of its own, `at` its place. */
export function readResultRequest(json: unknown): { ok: ResultRequest } | { problems: Problem[] } {
  const asked = resultRequestSchema.safeParse(json, { error: sayIssue });
  return asked.success ? { ok: asked.data } : { problems: asked.error.issues.map((issue) => problemOf(issue, json)) };
}

function problemOf(issue: z.core.$ZodIssue, json: unknown): Problem {
  const at = issue.path.filter((part) => typeof part !== 'symbol');
  return {
    code: `query/${faultOf(issue, valueAt(json, at))}`,
    message: `${at.join('.') || 'The request'}: ${issue.message}.`,
    hint: 'It takes query_id, disable_series, disable_total_by_aggregate, disable_other_by_aggregate and limit.',
    at,
  };
}
