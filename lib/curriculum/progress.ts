import { z } from 'zod';
import { contentIdSchema, type Curriculum, type Lesson, type Step } from './step.ts';
import { allSteps } from './neighbours.ts';

/** That a step was passed: when (Unix milliseconds) and by which run; null where no run was needed. */
export const doneSchema = z.object({ doneAt: z.number().int().nonnegative(), runId: z.string().nullable() });
export type Done = z.infer<typeof doneSchema>;

/** What one workspace has passed, by step id: no folder's name or number is in it, so moving a folder loses nothing. */
export const progressSchema = z.record(contentIdSchema, doneSchema);
export type Progress = z.infer<typeof progressSchema>;

/** How far a lesson is: its steps that are done, of how many. */
export function lessonProgress(lesson: Lesson, progress: Progress): { done: number; of: number } {
  return { done: lesson.steps.filter(({ id }) => id in progress).length, of: lesson.steps.length };
}

/** Where to go on: the first step in the order of reading that is not done; null when everything is. */
export const nextToDo = (curriculum: Curriculum, progress: Progress): Step | null =>
  allSteps(curriculum).find(({ id }) => !(id in progress)) ?? null;
