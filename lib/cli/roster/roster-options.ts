import { z } from 'zod';
import { isPrivate } from '../instructor-token.ts';

/** What `spanwalk roster` was asked for. */
export const rosterOptionsSchema = z.strictObject({
  action: z.enum(
    ['add', 'list', 'renew', 'remove', 'token'],
    'spanwalk roster takes add FILE.csv, list, renew NAME, remove NAME or token',
  ),
  /** The file of `add`, the name of `renew` and `remove`. */
  subject: z.string().optional(),
  url: z
    .string('--url is given once, with a value')
    .regex(/^https?:\/\/[^\s/]+\/?$/, '--url takes an address such as http://127.0.0.1:3000')
    .refine(isPrivate, '--url has to be on this machine, or https: it is told the instructor’s token')
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  out: z.string('--out is given once, with a value').min(1).optional(),
  purge: z.boolean().default(false),
  yes: z.boolean().default(false),
});
export type RosterOptions = z.infer<typeof rosterOptionsSchema>;
