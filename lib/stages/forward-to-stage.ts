import type { Problem } from '../telemetry/problem.ts';
import { throughLoadBalancer } from './load-balancer.ts';
import type { RunningStage } from './running-stage.ts';
import type { StageRoom, StageRunner } from './stage-runner.ts';

/** What a click on a stage answers: the stage's own response, and how its processes are. */
export interface StageAnswer {
  /** The stage's own HTTP status; 502 where it gave none. */
  status: number;
  /** Its body, as JSON where it is JSON, else as text; a `Problem` where it gave none. */
  body: unknown;
  /** The last lines of its processes. */
  log: string[];
  /** The variables it was given, ingest keys masked. Those of a service beside it are named `service: VARIABLE`. */
  env: Record<string, string>;
  /** How long this click waited for the stage to start, in milliseconds; 0 where it ran already. */
  startedMs: number;
}

export interface StageClick {
  step: string;
  variant: string;
  /** The `traceparent` that came in with the click. */
  traceparent: string | null;
  /** What the stage's own server is asked for; the home feed where nothing is said. */
  path?: string;
  /** By way of what: a load balancer of AWS adds the header that its SDKs read. */
  through?: 'load-balancer';
  /** For whom, where each student has a stage of their own. */
  room?: StageRoom;
}

const TIMEOUT_MS = 10_000;
const MAX_BODY = 20_000;

/** What a click asks for where its step does not say. */
const USUAL_PATH = '/api/activities/home';

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.slice(0, MAX_BODY);
  }
}

type Asked = Pick<StageClick, 'traceparent' | 'path' | 'through'>;

function headersOf({ traceparent, through }: Asked): Record<string, string> {
  const headers: Record<string, string> = traceparent === null ? {} : { traceparent };
  return through === 'load-balancer' ? throughLoadBalancer(headers) : headers;
}

async function ask(url: URL, click: Asked): Promise<{ status: number; body: unknown }> {
  const { path = USUAL_PATH } = click;
  const headers = headersOf(click);
  const init = { headers, cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) } as const;
  const response = await fetch(new URL(path, url), init);
  return { status: response.status, body: bodyOf(await response.text()) };
}

const notStarted: Problem = {
  code: 'stage/not-started',
  message: 'The stage’s process ended before it listened.',
  hint: 'Its log says why.',
};

const noAnswer: Problem = {
  code: 'stage/no-answer',
  message: 'The stage runs, but gave no answer.',
  hint: 'Its log may say why; run it again.',
};

async function answerOf(stage: RunningStage, click: Asked): Promise<{ status: number; body: unknown }> {
  if (!stage.url) return { status: 502, body: notStarted };
  try {
    return await ask(stage.url, click);
  } catch {
    return { status: 502, body: noAnswer };
  }
}

/** Makes sure a step's stage runs, and passes the click on to it with the trace it belongs to. */
export async function forwardToStage(runner: StageRunner, click: StageClick): Promise<StageAnswer | Problem> {
  const ensured = await runner.ensure(`${click.step}/${click.variant}`, click.room);
  if ('problem' in ensured) return ensured.problem;
  const { stage, startedMs } = ensured;
  const { status, body } = await answerOf(stage, click);
  return { status, body, log: stage.log, env: stage.env, startedMs: Math.round(startedMs) };
}
