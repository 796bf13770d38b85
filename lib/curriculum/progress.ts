import { z } from 'zod';
import { contentIdSchema } from './step.ts';

/**
 * That a step was passed: when (Unix milliseconds), by which run (null where none was needed), and by what: `after`,
 * `own`, `student`.
 */
export const doneSchema = z.object({
  doneAt: z.number().int().nonnegative(),
  runId: z.string().nullable(),
  variant: z.string().optional(),
});
export type Done = z.infer<typeof doneSchema>;

/** What one workspace has passed, by step id: no folder's name or number is in it, so moving a folder loses nothing. */
export const progressSchema = z.record(contentIdSchema, doneSchema);
export type Progress = z.infer<typeof progressSchema>;
