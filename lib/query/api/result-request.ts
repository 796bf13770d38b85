import { z } from 'zod';

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
