import { z } from 'zod';

/** `--requests N`: a file holds what left a trace, and nobody can tell from it how many requests left none. */
export const requestsOption = z.coerce
  .number('--requests takes a whole number, at least 1')
  .int('--requests takes a whole number, at least 1')
  .min(1, '--requests takes a whole number, at least 1')
  .optional();
