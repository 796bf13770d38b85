import { z } from 'zod';
import { ALL_DATASETS } from './plan.ts';
import type { QuerySpecInput } from './spec.ts';

/** A question that somebody wants to ask again, under a name. */
export interface SavedQuery {
  id: string;
  name: string;
  description: string;
  /** As it was written: what it leaves out is the default still, its time range as well. */
  spec: QuerySpecInput;
  /** A service's name, or all of them. */
  dataset: string;
  /** Unix milliseconds. */
  createdAt: number;
  updatedAt: number;
}

/** More than anybody finds a name for; a page lists them all. */
export const MOST_SAVED_QUERIES = 200;

/** What is saved. The spec is judged by the query language, which says more than a schema can. */
export const queryToSaveSchema = z.strictObject({
  name: z.string().trim().min(1, 'a saved query needs a name').max(80, 'a name has at most 80 characters'),
  description: z.string().trim().max(500, 'a description has at most 500 characters').default(''),
  spec: z.unknown(),
  dataset: z.string().min(1).max(256).default(ALL_DATASETS),
});
export type QueryToSave = z.infer<typeof queryToSaveSchema>;

/** A new one; with an id, one that was deleted comes back under the address it had. */
export const newQuerySchema = queryToSaveSchema.extend({ id: z.uuid().optional() });

/** Saved queries as a file, to carry from one classroom to another. */
export const queryFileSchema = z.strictObject({
  schema: z.literal('spanwalk/saved-queries/v1', 'this is not a file of saved queries'),
  queries: z.array(queryToSaveSchema).min(1, 'the file holds no queries').max(MOST_SAVED_QUERIES),
});

export const QUERY_FILE = 'spanwalk/saved-queries/v1' satisfies z.infer<typeof queryFileSchema>['schema'];
