import { z } from 'zod';
import { formatNames } from './formats/formats.ts';
import { ownOption } from './own-option.ts';
import { requestsOption } from './requests-option.ts';

const text = (option: string): z.ZodString => z.string(`--${option} is given once, with a value`).min(1);

/** What `spanwalk check` was asked for. */
export const checkOptionsSchema = z
  .strictObject({
    url: text('url')
      .regex(/^https?:\/\/[^\s/]+\/?$/, '--url takes an address such as http://127.0.0.1:3000')
      .transform((url) => url.replace(/\/$/, ''))
      .optional(),
    lesson: text('lesson').optional(),
    step: text('step').optional(),
    variant: z.enum(['before', 'after', 'own'], '--variant is before, after or own').optional(),
    own: ownOption.optional(),
    expect: text('expect').optional(),
    from: z.array(z.string('--from takes a file or a folder').min(1)).optional(),
    requests: requestsOption,
    format: z.array(z.enum(formatNames, `--format is ${formatNames.join(', ')}`)).default(['table']),
    out: z.array(z.string('--out takes a file').min(1)).default([]),
    failOn: z
      .enum(['required', 'recommended', 'never'], '--fail-on is required, recommended or never')
      .default('required'),
    var: z.array(z.string().regex(/^[\w.-]+=/, '--var takes NAME=VALUE')).default([]),
  })
  .refine(({ expect, from }) => (expect === undefined) === (from === undefined), '--expect and --from belong together')
  .refine(
    ({ expect, requests }) => requests === undefined || expect !== undefined,
    '--requests belongs to --expect and --from: a running app is sent its requests by this command, and counts them',
  )
  .refine(({ variant, own }) => own === undefined || variant === 'own', '--own URL belongs to --variant own')
  .refine(
    ({ format, out }) => out.length === format.length || out.length === format.length - 1,
    '--out is given once for each --format, in the same order; one --format more goes to the terminal',
  );

export type CheckOptions = z.infer<typeof checkOptionsSchema>;

/** 0 passed · 1 a check failed · 2 usage or invalid expectation · 3 inconclusive. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Where a command writes to and reads from: the process, or a test's own. */
export interface Surroundings {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Whether `err` is a terminal, which a line of progress may be rewritten on. */
  isTerminal: boolean;
  /** Whether what goes to `out` may have colours. */
  colours: boolean;
  readFile: (path: string) => string;
  /** What is piped in, where something can be. */
  stdin?: () => AsyncIterable<Buffer>;
  /** A terminal to draw on and to read keys from; none where output or input is something else. */
  terminal?: { input: NodeJS.ReadStream; output: NodeJS.WriteStream };
  /** The project's folder, where the lessons are. */
  root?: string;
  /** Changes with the checker itself. */
  engine?: string;
  writeFile: (path: string, text: string) => void;
}
