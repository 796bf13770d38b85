import { z } from 'zod';
import { isPrivate } from '../instructor-token.ts';

const once = (option: string): z.ZodString => z.string(`--${option} is given once, with a value`).min(1);

/** What `spanwalk watch` was asked for. */
export const watchOptionsSchema = z
  .strictObject({
    url: once('url')
      .regex(/^https?:\/\/[^\s/]+\/?$/, '--url takes an address such as http://127.0.0.1:3000')
      .transform((url) => url.replace(/\/$/, ''))
      .optional(),
    step: once('step').optional(),
    workspace: once('workspace').optional(),
    tokenFile: once('token-file').optional(),
  })
  .refine(
    ({ url = 'https:', workspace, tokenFile }) => (workspace ?? tokenFile) === undefined || isPrivate(url),
    '--url has to be on this machine, or https: it is told the instructor’s token',
  );

export type WatchOptions = z.infer<typeof watchOptionsSchema>;
