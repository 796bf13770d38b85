import type { Problem } from '../telemetry/problem.ts';
import { StageRunner, type StageRunnerOptions } from './stage-runner.ts';

/** The practice backend's second service while it runs. */
export interface ActivitiesService {
  close(): Promise<void>;
}

export interface ActivitiesServiceOptions extends Omit<StageRunnerOptions, 'idleMs' | 'maxRunning'> {
  /** Where its address is published as `ACTIVITIES_SERVICE_URL`: by default the environment of this process. */
  env?: Record<string, string | undefined>;
  /** How long to wait before it is started again after it ended unasked. */
  restartMs?: number;
}

/** The end of a log without the frames of a stack, which only its author needs. */
const lastWords = (log: readonly string[]): string =>
  log
    .filter((line) => !/^\s+at /.test(line))
    .slice(-8)
    .join('\n');

const NAME = 'activities-service';

/**
 * Starts the second service of the practice backend: a process of its own, since one process has one `service.name`.
 * It ends with its parent, and is started again when it ends by itself; its address may change then.
 */
export async function startActivitiesService(options: ActivitiesServiceOptions): Promise<ActivitiesService | Problem> {
  const { env = process.env, restartMs = 1000, ...rest } = options;
  const runner = new StageRunner({ scheduleDelayMs: 10, ...rest, idleMs: Infinity });
  let closed = false;

  const keepRunning = async (): Promise<string | null> => {
    const ensured = await runner.ensure(NAME);
    if ('problem' in ensured) return ensured.problem.message;
    const { stage } = ensured;
    if (!stage.url) return lastWords(stage.log);
    env['ACTIVITIES_SERVICE_URL'] = stage.url.origin;
    void stage.ended.then(again);
    return null;
  };
  const again = (): void => {
    if (!closed) setTimeout(() => void (closed || keepRunning()), restartMs).unref();
  };

  const failure = await keepRunning();
  const close = async (): Promise<void> => {
    closed = true;
    await runner.close();
  };
  if (failure === null) return { close };
  await close();
  return { code: 'stage/activities-service', message: 'The second service did not start.', hint: failure };
}
