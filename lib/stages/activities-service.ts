import type { Problem } from '../telemetry/problem.ts';
import { StageRunner, type StageRunnerOptions } from './stage-runner.ts';

/** The practice backend's second service while it runs. */
export interface ActivitiesService {
  close(): Promise<void>;
}

export interface ActivitiesServiceOptions extends Omit<StageRunnerOptions, 'idleMs' | 'maxRunning'> {
  /** Where its address is published as `ACTIVITIES_SERVICE_URL`: by default the environment of this process. */
  env?: Variables;
  /** How long to wait before it is started again after it ended unasked; after each failure twice as long. */
  restartMs?: number;
  /** Takes one line for each start that failed; by default the standard error stream does. */
  say?: (line: string) => void;
}

type Variables = Record<string, string | undefined>;

/** The end of a log without the frames of a stack, which only its author needs. */
const lastWords = (log: readonly string[]): string =>
  log
    .filter((line) => !/^\s+at /.test(line))
    .slice(-8)
    .join('\n');

const NAME = 'activities-service';
const LONGEST_WAIT_MS = 30_000;

const sayOnStderr = (line: string): void => void process.stderr.write(`${line}\n`);

/** Starts the service and publishes its address. Gives why it did not start, or when it ends. */
async function startOnce(runner: StageRunner, env: Variables): Promise<{ failure: string } | { ended: Promise<void> }> {
  try {
    const ensured = await runner.ensure(NAME);
    if ('problem' in ensured) return { failure: ensured.problem.message };
    const { stage } = ensured;
    if (!stage.url) return { failure: lastWords(stage.log) };
    env['ACTIVITIES_SERVICE_URL'] = stage.url.origin;
    return { ended: stage.ended };
  } catch (error) {
    return { failure: String(error) };
  }
}

/**
 * Starts the second service of the practice backend: a process of its own, since one process has one `service.name`.
 * It ends with its parent. When it ends by itself it is started again until that succeeds; its address may change then.
 */
export async function startActivitiesService(options: ActivitiesServiceOptions): Promise<ActivitiesService | Problem> {
  const { env = process.env, restartMs = 1000, say = sayOnStderr, ...rest } = options;
  const runner = new StageRunner({ scheduleDelayMs: 2, ...rest, idleMs: Infinity });
  let closed = false;

  const startAgain = async (waitMs: number): Promise<void> => {
    if (closed) return;
    const started = await startOnce(runner, env);
    if ('ended' in started) return keep(started.ended);
    const next = Math.min(2 * waitMs, LONGEST_WAIT_MS);
    if (!closed) say(notAgain(started.failure, next));
    later(next);
  };
  const later = (waitMs: number): void => void setTimeout(() => void startAgain(waitMs), waitMs).unref();
  const keep = (ended: Promise<void>): void => void ended.then(() => later(restartMs));

  const first = await startOnce(runner, env);
  const close = async (): Promise<void> => {
    closed = true;
    await runner.close();
  };
  if ('failure' in first) {
    await close();
    return { code: 'stage/activities-service', message: 'The second service did not start.', hint: first.failure };
  }
  keep(first.ended);
  return { close };
}

/** One line: the error that the service ended with, else the last that it said. */
function notAgain(failure: string, waitMs: number): string {
  const lines = failure.split('\n').filter((line) => line.trim() !== '');
  const why = lines.findLast((line) => /Error\b.*:/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
  return `Spanwalk could not start the ${NAME} again (${why}); next try in ${waitMs / 1000} s.`;
}
