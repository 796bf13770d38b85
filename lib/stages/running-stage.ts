import { pathToFileURL } from 'node:url';
import { ProcessLog, withoutSecrets } from './process-log.ts';
import { machineEnv, readStageEnv, type Variables } from './stage-env.ts';
import type { StageFiles, StageScript } from './stage-files.ts';
import { StageProcess } from './stage-process.ts';

export interface StageSetting {
  /** The folder it runs in, laid out and with its packages. */
  folder: string;
  /** The project's own folders, which a log must not show. */
  projectRoot: string;
  /** What its environment files may refer to. */
  variables: Variables;
  /** Those of the variables' values that must never be shown. */
  secrets: readonly string[];
  readyMs: number;
  /** Spans leave its batches after this, instead of the five seconds that an SDK waits by itself. */
  scheduleDelayMs: number;
}

/** The processes of one stage while they run, and what is left to read of them afterwards. */
export class RunningStage {
  readonly #logs: { name: string; log: ProcessLog }[] = [];
  /** What the stage was given, by name; a variable of a service beside it is `name: VARIABLE`. Secrets are masked. */
  readonly env: Record<string, string> = {};
  readonly #processes: StageProcess[] = [];
  url: URL | null = null;

  private constructor(
    readonly fingerprint: string,
    private readonly setting: StageSetting,
  ) {}

  /** Starts the services beside it first, then the one that gets the clicks. Its `url` is null where one did not start. */
  static async start(files: StageFiles, setting: StageSetting): Promise<RunningStage> {
    const stage = new RunningStage(files.fingerprint, setting);
    const given: Record<string, string> = { ...setting.variables };
    for (const script of files.scripts) {
      const url = await stage.#run(script, given);
      if (!url) break;
      if (script.name === '') stage.url = url;
      else given[`${script.name.toUpperCase()}_SERVICE_URL`] = url.origin;
    }
    if (stage.running) return stage;
    // One did not start, or ended while another started: those that run would be kept by nobody.
    stage.url = null;
    await stage.stop();
    return stage;
  }

  get running(): boolean {
    return this.url !== null && this.#processes.every((process) => process.running);
  }

  /** Resolves when the first of its processes has ended. */
  get ended(): Promise<void> {
    return Promise.race(this.#processes.map((process) => process.exited));
  }

  /** The last lines of all its processes; those of a service beside it bear its name. */
  get log(): string[] {
    return this.#logs.flatMap(({ name, log }) => log.lines.map((line) => (name === '' ? line : `${name}: ${line}`)));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#processes.map((process) => process.stop()));
  }

  async #run(script: StageScript, given: Variables): Promise<URL | null> {
    const { folder, projectRoot, secrets, readyMs } = this.setting;
    const own = this.#ownEnv(script, given);
    const log = new ProcessLog(secrets, (line) => this.#tidy(line));
    this.#logs.push({ name: script.name, log });
    const env = { ...machineEnv(process.env), ...own, PORT: '0' };
    const guard = pathToFileURL(`${projectRoot}/lib/stages/parent-guard.mjs`).href;
    const started = await StageProcess.start({ cwd: folder, args: script.args, env, guard, log, readyMs });
    if (started) this.#processes.push(started.process);
    return started?.url ?? null;
  }

  #ownEnv({ name, envText }: StageScript, given: Variables): Record<string, string> {
    const beside = Object.entries(given).filter(([key]) => key.endsWith('_SERVICE_URL'));
    const own = {
      ...readStageEnv(envText, given),
      ...Object.fromEntries(beside),
      OTEL_BSP_SCHEDULE_DELAY: String(this.setting.scheduleDelayMs),
    };
    for (const [key, value] of Object.entries(own)) {
      this.env[name === '' ? key : `${name}: ${key}`] = withoutSecrets(value, this.setting.secrets);
    }
    return own;
  }

  #tidy(line: string): string {
    const { folder, projectRoot } = this.setting;
    return line
      .replaceAll(`${pathToFileURL(folder).href}/`, '')
      .replaceAll(folder, '.')
      .replaceAll(projectRoot, '…');
  }
}
