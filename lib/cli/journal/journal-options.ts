import { z } from 'zod';
import { isPrivate } from '../instructor-token.ts';

const text = (option: string): z.ZodString => z.string(`--${option} is given once, with a value`).min(1);

/** What `spanwalk check --journal` was asked for; the options of other checks do not belong to it. */
export const journalOptionsSchema = z
  .strictObject(
    {
      journal: text('journal'),
      publicKey: text('public-key').optional(),
      url: text('url')
        .regex(/^https?:\/\/[^\s/]+\/?$/, '--url takes an address such as http://127.0.0.1:3000')
        .refine(isPrivate, '--url has to be on this machine, or https: the key has to come from your own classroom')
        .transform((url) => url.replace(/\/$/, ''))
        .optional(),
      tokenFile: text('token-file').optional(),
    },
    '--journal goes with --public-key, --url and --token-file, and with no other option',
  )
  .refine(
    ({ publicKey, url, tokenFile }) => publicKey === undefined || (url === undefined && tokenFile === undefined),
    '--public-key is enough: with it no classroom is asked',
  );
export type JournalOptions = z.infer<typeof journalOptionsSchema>;
