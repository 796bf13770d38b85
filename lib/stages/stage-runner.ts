import { join } from 'node:path';
import type { Problem } from '../telemetry/problem.ts';
import { RunningStage } from './running-stage.ts';
import type { Variables } from './stage-env.ts';
import { openStageHome } from './stage-home.ts';
import { layOut, readStage, unknownStage, type StageFiles } from './stage-files.ts';
import { Turns } from './turns.ts';

export interface StageRunnerOptions {
  /** The checkout: `content/stages` and `node_modules` are found below it. */
  projectRoot: string;
  /** Where a stage's SDK is to send, without the signal's path: the base address of Spanwalk's own receiver. */
  receiver: URL;
  /** The ingest keys that a stage's environment file may refer to, by name; asked for at each start. */
  keys?: () => Promise<Variables> | Variables;
  /** A stage that nobody clicked for this long is ended; `Infinity` keeps it. */
  idleMs?: number;
  /** How many may run at once; the one unused for longest makes room. */
  maxRunning?: number;
  /** How long a process may take until it listens. */
  readyMs?: number;
  /** `OTEL_BSP_SCHEDULE_DELAY` of its processes: a student watches the spans arrive. */
  scheduleDelayMs?: number;
}

/** A stage after its start: running, or not and with a log that says why. `startedMs` is 0 if it ran already. */
export interface Ensured {
  stage: RunningStage;
  startedMs: number;
}

interface Slot {
  stage: RunningStage;
  idle: NodeJS.Timeout | undefined;
}

const SAFE_NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Runs the stages of the lessons: each in a folder and processes of its own, started by the first click on it. */
export class StageRunner {
  readonly #home = openStageHome();
  readonly #slots = new Map<string, Slot>();
  /** One after the other: two clicks at once must not start a stage twice, nor one end it while another uses it. */
  readonly #turns = new Turns();

  constructor(private readonly options: StageRunnerOptions) {
    process.once('exit', this.#home.remove);
  }

  /**
   * Makes sure that a stage runs as its files are now: starts it, or starts it anew where a file changed or a process
   * ended. A stage that cannot start is no problem of the runner's: it is given with its log.
   * @param name `<step>/<variant>`, or the name of a stage without variants
   */
  async ensure(name: string): Promise<Ensured | { problem: Problem }> {
    // An unsafe name gets no turn: whoever makes up names must not fill a map with them.
    if (!name.split('/').every((part) => SAFE_NAME.test(part))) return { problem: unknownStage };
    return await this.#turns.run(name, () => this.#ensure(name));
  }

  /** Ends every stage. */
  async stop(): Promise<void> {
    await this.#turns.done();
    await Promise.all([...this.#slots.keys()].map((name) => this.#turns.run(name, () => this.#end(name))));
  }

  /** Ends everything and removes what was laid out. */
  async close(): Promise<void> {
    await this.stop();
    process.off('exit', this.#home.remove);
    this.#home.remove();
  }

  async #setting(folder: string) {
    const { projectRoot, receiver, keys, readyMs = 15_000, scheduleDelayMs = 50 } = this.options;
    const known = (await keys?.()) ?? {};
    const variables = { ...known, SPANWALK_OTLP_ENDPOINT: receiver.origin };
    return { folder, projectRoot, variables, secrets: Object.values(known), readyMs, scheduleDelayMs };
  }

  async #ensure(name: string): Promise<Ensured | { problem: Problem }> {
    const from = join(this.options.projectRoot, 'content/stages', name);
    const files = await readStage(from);
    if ('code' in files) return { problem: files };

    const there = this.#slots.get(name)?.stage;
    if (there?.running && there.fingerprint === files.fingerprint) {
      this.#touch(name);
      return { stage: there, startedMs: 0 };
    }
    const before = performance.now();
    await this.#end(name);
    const stage = await this.#start(name, from, files);
    return { stage, startedMs: performance.now() - before };
  }

  async #start(name: string, from: string, files: StageFiles): Promise<RunningStage> {
    const folder = join(this.#home.folder, name);
    await layOut(from, folder, files.packages, join(this.options.projectRoot, 'node_modules'));
    const stage = await RunningStage.start(files, await this.#setting(folder));
    if (stage.running) {
      this.#slots.set(name, { stage, idle: undefined });
      this.#touch(name);
      this.#makeRoom();
    }
    return stage;
  }

  #touch(name: string): void {
    const slot = this.#slots.get(name);
    if (!slot) return;
    clearTimeout(slot.idle);
    const { idleMs = 120_000 } = this.options;
    // A timer would take Infinity for no time at all.
    if (Number.isFinite(idleMs)) {
      const idle = setTimeout(() => this.#endIf(name, () => slot.idle === idle), idleMs).unref();
      slot.idle = idle;
    }
    // A Map keeps the order of insertion: the last used goes to the end.
    this.#slots.delete(name);
    this.#slots.set(name, slot);
  }

  get #tooMany(): string[] {
    return [...this.#slots.keys()].slice(0, Math.max(0, this.#slots.size - (this.options.maxRunning ?? 4)));
  }

  /** Not waited for: a turn that waits for another's can meet one that waits for it. */
  #makeRoom(): void {
    for (const name of this.#tooMany) this.#endIf(name, () => this.#tooMany.includes(name));
  }

  /** Ends a stage in its turn, unless it was clicked before that came. */
  #endIf(name: string, still: () => boolean): void {
    void this.#turns.run(name, async () => {
      if (still()) await this.#end(name);
    });
  }

  async #end(name: string): Promise<void> {
    const slot = this.#slots.get(name);
    this.#slots.delete(name);
    clearTimeout(slot?.idle);
    await slot?.stage.stop();
  }
}
