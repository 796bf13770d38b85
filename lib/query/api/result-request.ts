import { z } from 'zod';

/** The most groups that a result without series may have. */
export const MOST_GROUPS = 10_000;

/** What `POST /1/query_results/{dataset}` takes. Source: Honeycomb's OpenAPI, `CreateQueryResultRequest`. */
export const resultRequestSchema = z
  .strictObject({
    query_id: z.string().min(1, 'it names a query that POST /1/queries made').max(64),
    disable_series: z.boolean().default(false),
    disable_total_by_aggregate: z.boolean().default(true),
    // The others are groups that nobody asked to see; over them a percentile would be a query of its own.
    disable_other_by_aggregate: z.literal(true, 'the others are not told here; leave it out').default(true),
    limit: z.number().int().min(1).max(MOST_GROUPS).optional(),
  })
  .refine(({ disable_series: off, limit }) => off || limit === undefined || limit <= 1000, {
    path: ['limit'],
    message: 'more than 1000 groups go with disable_series alone',
  });

export type ResultRequest = z.infer<typeof resultRequestSchema>;
