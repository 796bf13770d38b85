import { z } from 'zod';

/** One line of the roster, as it is kept. Times in Unix milliseconds. */
export const studentSchema = z.object({
  name: z.string(),
  workspace: z.string(),
  /** SHA-256 of the page key; null once the student was removed. */
  keyDigest: z.string().nullable(),
  createdAt: z.number(),
  /** When the page key was last made anew. */
  renewedAt: z.number().nullable(),
  /** Set once removed: what the student did stays, and no other student gets the workspace. */
  removedAt: z.number().nullable(),
});
export type Student = z.infer<typeof studentSchema>;
