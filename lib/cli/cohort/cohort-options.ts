import { z } from 'zod';
import { isPrivate } from '../instructor-token.ts';
import { requestsOption } from '../requests-option.ts';

const once = (option: string): z.ZodString => z.string(`--${option} is given once, with a value`).min(1);

/** What `spanwalk cohort` was asked for. */
export const cohortOptionsSchema = z
  .strictObject({
    folder: z.string().min(1).optional(),
    url: once('url')
      .regex(/^https?:\/\/[^\s/]+\/?$/, '--url takes an address such as http://127.0.0.1:3000')
      .refine(isPrivate, '--url has to be on this machine, or https: it is told the instructor’s token')
      .transform((url) => url.replace(/\/$/, ''))
      .optional(),
    tokenFile: once('token-file').optional(),
    expect: once('expect').optional(),
    lesson: once('lesson').optional(),
    step: once('step').optional(),
    variant: z.enum(['before', 'after', 'own'], '--variant is before, after or own').default('own'),
    var: z.array(z.string().regex(/^[\w.-]+=/, '--var takes NAME=VALUE')).default([]),
    requests: requestsOption,
    results: once('results').default('spanwalk-results'),
    resume: z.boolean('--resume takes no value').default(false),
    onlyFailed: z.boolean('--only-failed takes no value').default(false),
    students: once('students')
      .transform((names) => names.split(',').map((name) => name.trim()))
      .optional(),
    failOn: z
      .enum(['required', 'recommended', 'never'], '--fail-on is required, recommended or never')
      .default('required'),
  })
  .refine(
    ({ folder, url }) => (folder === undefined) !== (url === undefined),
    'name a folder of submissions, or the address of a classroom with --url',
  )
  .refine(
    ({ folder, expect, lesson, step }) =>
      folder === undefined || (expect !== undefined) !== (lesson !== undefined || step !== undefined),
    'say what to grade by: --expect FILE, or --lesson ID and --step ID',
  )
  .refine(
    ({ url, requests }) => url === undefined || requests === undefined,
    '--requests is for a folder; a classroom counts its requests itself',
  )
  .refine(({ url, expect }) => url === undefined || expect === undefined, '--expect grades a folder, not a classroom');

export type CohortOptions = z.infer<typeof cohortOptionsSchema>;
