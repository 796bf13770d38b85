import { z } from 'zod';
import type { OwnMode } from '../feed/own-run.ts';
import { spanIdSchema, traceIdSchema } from '../telemetry/ids.ts';

const idSchema = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'an id is lower-case letters, digits and hyphens');

/** `check` proves the lessons, as the command line does; it is no student's progress. */
const purposeSchema = z.enum(['learn', 'check']).default('learn');

/** The variant of a step that is done with the student's own service. */
const ownSchema = z.literal('own');

/** What a client says before it sends the stimulus: the trace ids it minted, and the parent it made up, if any. */
const announcedRunSchema = z.strictObject({
  step: idSchema,
  variant: idSchema,
  traceIds: z.array(traceIdSchema).min(1).max(100),
  /** The parent id in our own `traceparent` where no real client span exists; it counts as root. */
  syntheticParent: spanIdSchema.nullable().default(null),
  /** Whether the client will say once its last request is answered; until then the run's patience does not count. */
  saysWhenSent: z.boolean().optional(),
  purpose: purposeSchema,
});

export const callMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Spanwalk is to call the student's service. What else the request holds is the step's own. */
const callRunSchema = z.strictObject({
  step: idSchema,
  variant: ownSchema,
  call: z.strictObject({
    url: z.string('the address of your service is missing').max(4000, 'the address is too long'),
    method: z.enum(callMethods).optional(),
    /** Other addresses, by the stimulus that goes there; a step's further routes are at the same service else. */
    urls: z.record(idSchema, z.string().max(4000, 'the address is too long')).optional(),
    /** Whether our `traceparent` says that the trace is sampled; a step about sampling leaves that to the service. */
    sampled: z.boolean().default(true),
  }),
  purpose: purposeSchema,
});
export type CallWish = z.infer<typeof callRunSchema>;

/** The student does the thing, and Spanwalk looks at what arrives from outside until it is told to judge. */
const watchRunSchema = z.strictObject({
  step: idSchema,
  variant: ownSchema,
  watch: z.literal(true),
  purpose: purposeSchema,
});
export type WatchWish = z.infer<typeof watchRunSchema>;

/** The three ways to begin a run, told apart by what they bring, so that a mistake is named for the right one. */
export const newRunSchema = z
  .looseObject({})
  .transform((body, context): z.infer<typeof announcedRunSchema> | CallWish | WatchWish => {
    const schema = 'call' in body ? callRunSchema : 'watch' in body ? watchRunSchema : announcedRunSchema;
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    for (const { message, path } of parsed.error.issues) context.addIssue({ code: 'custom', message, path });
    return z.NEVER;
  });

/** A run as it is registered. */
export interface NewRun extends z.infer<typeof announcedRunSchema> {
  /** How the student's own service is made to act; nothing where a client sends the stimulus itself. */
  own?: OwnMode;
}

/** One stimulus and what comes of it. Times in Unix milliseconds. */
export interface Run extends NewRun {
  runId: string;
  workspace: string;
  lesson: string;
  startedAt: number;
  /** Travels in `tracestate`, and is `run.nonce` in an expectation. */
  nonce: string;
  /** A made-up secret that an expectation may send and must not find in what arrives: `run.canary`. */
  canary: string;
}
