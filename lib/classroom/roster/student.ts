import { z } from 'zod';

/** The longest name a roster takes, in characters. */
export const LONGEST_NAME = 100;

export const studentNameSchema = z
  .string()
  .trim()
  .min(1, 'a name is missing')
  .max(LONGEST_NAME, `a name has at most ${LONGEST_NAME} characters`)
  .regex(/^\P{C}+$/u, 'a name holds no control characters');

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

/** Names are compared as people read them: without regard to case, accents’ encoding or blanks around them. */
export const nameKey = (name: string): string => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
