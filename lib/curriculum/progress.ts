import { z } from 'zod';
import { contentIdSchema } from './step.ts';

/** That a step was passed: when (Unix milliseconds) and by which run; null where no run was needed. */
export const doneSchema = z.object({ doneAt: z.number().int().nonnegative(), runId: z.string().nullable() });
export type Done = z.infer<typeof doneSchema>;

/** What one workspace has passed, by step id: no folder's name or number is in it, so moving a folder loses nothing. */
export const progressSchema = z.record(contentIdSchema, doneSchema);
export type Progress = z.infer<typeof progressSchema>;
