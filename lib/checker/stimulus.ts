import { z } from 'zod';
import { durationSchema } from './duration.ts';
import { checkIdSchema } from './value-test.ts';

const pathSchema = z
  .string()
  .regex(/^\/[^\s\\]*$/, 'a path starts with "/"; {variant} stands for the variant that is run')
  .refine((path) => !path.startsWith('//'), 'a path may not name another host');

/** A path that a stage may be asked for, as a door reads it from an address; left out for the usual one. */
export const stagePathSchema = pathSchema.optional();

/** What a stage is asked for where nothing is said. */
const USUAL_PATH = '/api/activities/home';

const common = {
  id: checkIdSchema.describe('the name of the stimulus'),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET').describe('the HTTP method'),
  headers: z
    .record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string())
    .optional()
    .describe('headers beside traceparent, which is set for you; {run.nonce} and {run.canary} in them are filled in'),
  body: z.unknown().optional().describe('sent as JSON; {run.nonce} and {run.canary} in it are filled in'),
  status: z.number().int().min(100).max(599).optional().describe('the status the answer must have'),
  repeat: z.number().int().min(1).max(100).default(1).describe('each repetition has a trace id of its own'),
};

const through = z
  .enum(['load-balancer'])
  .optional()
  .describe('load-balancer: X-Amzn-Trace-Id goes along beside traceparent, with the same trace, as AWS adds it');

const frontend = z
  .strictObject({
    origin: z
      .enum(['same', 'other'])
      .default('same')
      .describe('other: the backend is asked under another origin than the page’s'),
    clocks: z
      .boolean()
      .default(false)
      .describe('the page may be opened with a clock that is wrong, to see what becomes of its trace'),
  })
  .optional()
  .describe('the practice page is opened, and its own click sends the request; its load has a trace of its own');

/** What sets the telemetry going. It is sent once for each run and never again while waiting. */
export const stimulusSchema = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('http'),
        ...common,
        path: pathSchema.describe('where it is sent; {variant} stands for the variant that is run'),
        frontend,
      })
      .describe('a request to the practice backend, or to one’s own service'),
    z
      .strictObject({
        kind: z.literal('stage'),
        ...common,
        stage: checkIdSchema.describe('the folder below content/stages'),
        always: z
          .enum(['before', 'after'])
          .optional()
          .describe('the variant of the stage that is asked, whichever of the step’s own is run'),
        path: pathSchema.optional().describe('what the stage’s own server is asked for, and one’s own service as well'),
        through,
      })
      .describe('a request to a process that is started for it'),
    z
      .strictObject({
        kind: z.literal('manual'),
        id: checkIdSchema.describe('the name of the stimulus'),
        prompt: z.string().min(1).describe('what the student is asked to do'),
      })
      .describe('something that a person does'),
  ])
  .meta({ id: 'Stimulus', description: 'what sets the telemetry going; sent once for each run' });
export type Stimulus = z.infer<typeof stimulusSchema>;

/** Whether a page’s own click sends the requests: to ask its backend in its stead would say nothing of the page. */
export const isClickedOnPage = (stimuli: readonly Stimulus[]): boolean =>
  stimuli.some((stimulus) => stimulus.kind === 'http' && stimulus.frontend !== undefined);

/** Whether a step is about a page's clock and its backend's. */
export const isAboutClocks = (stimuli: readonly Stimulus[]): boolean =>
  stimuli.some((stimulus) => stimulus.kind === 'http' && stimulus.frontend?.clocks === true);

/** How long to wait, and for what. `quiet` outlasts the five seconds after which an SDK sends its batch. */
export const waitSchema = z
  .strictObject({
    first: durationSchema.default('15s').describe('for anything at all'),
    quiet: durationSchema.default('6s').describe('since the last arrival'),
    deadline: durationSchema.default('45s').describe('in all, since the stimulus'),
    absence: z.literal('quiet').default('quiet').describe('absence is judged once the run is closed'),
  })
  .prefault({});
export type Wait = z.infer<typeof waitSchema>;

/** By what a run's spans are told from others. A host uses the key and the run's trace ids in any case. */
export const isolationSchema = z
  .strictObject({
    by: z
      .array(z.enum(['ingest-token', 'trace-id', 'time-window']))
      .min(1)
      .describe('a host uses the key and the run’s trace ids in any case'),
  })
  .prefault({ by: ['ingest-token', 'trace-id'] });

/** What a service of the student's own is asked for; null for a route that only the practice backend has. */
function ownPathOf(stimulus: Stimulus): string | null {
  if (stimulus.kind === 'stage') return stimulus.path ?? USUAL_PATH;
  return stimulus.kind === 'manual' || stimulus.path.includes('{variant}') ? null : stimulus.path;
}

/** The requests that go to another address than the step's first, with the path that a service like the step's has. */
export function requestsElsewhere(stimuli: readonly Stimulus[]): { id: string; path: string }[] {
  const known = stimuli.flatMap((stimulus) => {
    const path = ownPathOf(stimulus);
    return path === null ? [] : [{ id: stimulus.id, path }];
  });
  return known.filter(({ path }) => path !== known[0]?.path);
}

/** The path on the app's own port that a stimulus is sent to; null where a person has to act. */
export function pathOf(stimulus: Stimulus, variant: string): string | null {
  if (stimulus.kind === 'manual') return null;
  if (stimulus.kind === 'http') return stimulus.path.replaceAll('{variant}', variant);
  const { stage, always = variant, path = USUAL_PATH, through: by } = stimulus;
  const asked = new URLSearchParams({ ...(path !== USUAL_PATH && { path }), ...(by && { through: by }) });
  return `/classroom/stages/${stage}/${always}${asked.size > 0 ? `?${asked}` : ''}`;
}

/**
 * The address of the practice page whose own click sends a stimulus; null where it is sent without a page. The page is
 * watched by `content/frontends/<step>/<variant>`, as the route is `/api/<step>/<variant>`.
 */
export function practicePageOf(stimulus: Stimulus, variant: string): string | null {
  const api = pathOf(stimulus, variant);
  if (api === null || stimulus.kind !== 'http' || stimulus.frontend === undefined) return null;
  const { origin } = stimulus.frontend;
  return `/practice?${new URLSearchParams({ api, ...(origin === 'other' && { origin }) }).toString()}`;
}
