import { z } from 'zod';

const LONGEST_NAME = 100;

/** A student’s name, as a roster takes it. */
export const studentNameSchema = z
  .string()
  .trim()
  .min(1, 'a name is missing')
  .max(LONGEST_NAME, `a name has at most ${LONGEST_NAME} characters`)
  .regex(/^\P{C}+$/u, 'a name holds no control characters');

/** Names are compared as people read them: without regard to case, to how accents are encoded, and to blanks. */
export const nameKey = (name: string): string => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
