import { z } from 'zod';
import { spanIdSchema, traceIdSchema } from '../telemetry/ids.ts';

const idSchema = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'an id is lower-case letters, digits and hyphens');

/** What a client says before it sends the stimulus: the trace ids it minted, and the parent it made up, if any. */
export const newRunSchema = z.strictObject({
  step: idSchema,
  variant: idSchema,
  traceIds: z.array(traceIdSchema).min(1).max(100),
  /** The parent id in our own `traceparent` where no real client span exists; it counts as root. */
  syntheticParent: spanIdSchema.nullable().default(null),
  /** `check` proves the lessons, as the command line does; it is no student's progress. */
  purpose: z.enum(['learn', 'check']).default('learn'),
});
export type NewRun = z.infer<typeof newRunSchema>;

/** One stimulus and what comes of it. Times in Unix milliseconds. */
export interface Run extends NewRun {
  runId: string;
  workspace: string;
  lesson: string;
  startedAt: number;
}
