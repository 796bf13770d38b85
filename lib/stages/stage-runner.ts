import { join } from 'node:path';
import type { Problem } from '../telemetry/problem.ts';
import { RunningStage } from './running-stage.ts';
import type { Variables } from './stage-env.ts';
import { openStageHome } from './stage-home.ts';
import { layOut, readStage, unknownStage } from './stage-files.ts';
import { Turns } from './turns.ts';

export interface StageRunnerOptions {
  /** The checkout: `content/stages` and `node_modules` are found below it. */
  projectRoot: string;
  /** Where a stage's SDK is to send, without the signal's path: the base address of Spanwalk's own receiver. */
  receiver: URL;
  /** The ingest keys that a stage's environment file may refer to, by name; asked for at each start. */
  keys?: () => Promise<Variables> | Variables;
  /** Addresses that they may refer to beside the receiver's, by name; unlike a key, a log may show one. */
  addresses?: Variables;
  /** A stage that nobody clicked for this long is ended; `Infinity` keeps it. */
  idleMs?: number;
  /** How many may run at once in a room; the one unused for longest makes place. */
  maxRunning?: number;
  /** How many may run at once in all rooms together. */
  maxInAll?: number;
  /** How long a process may take until it listens. */
  readyMs?: number;
  /** `OTEL_BSP_SCHEDULE_DELAY` of its processes: a student watches the spans arrive. */
  scheduleDelayMs?: number;
}

/**
 * For whom a stage runs. Each has processes of their own, with their own keys: a stage that carries no trace on is known
 * by its key alone, and its log may tell what it was asked.
 */
export interface StageRoom {
  /** Lower-case letters, digits and hyphens. */
  id: string;
  /** In place of the runner's own. */
  keys: () => Promise<Variables> | Variables;
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
   * @param room whose it is, where that matters
   */
  async ensure(name: string, room?: StageRoom): Promise<Ensured | { problem: Problem }> {
    const place = room === undefined ? name : `${room.id}:${name}`;
    // An unsafe name gets no turn: whoever makes up names must not fill a map with them.
    if (!place.split(/[/:]/).every((part) => SAFE_NAME.test(part))) return { problem: unknownStage };
    return await this.#turns.run(place, () => this.#ensure(name, place, room));
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

  async #setting(folder: string, room: StageRoom | undefined) {
    const { projectRoot, receiver, keys, addresses, readyMs = 15_000, scheduleDelayMs = 50 } = this.options;
    const known = (await (room?.keys ?? keys)?.()) ?? {};
    const variables = { ...known, ...addresses, SPANWALK_OTLP_ENDPOINT: receiver.origin };
    return { folder, projectRoot, variables, secrets: Object.values(known), readyMs, scheduleDelayMs };
  }

  async #ensure(name: string, place: string, room?: StageRoom): Promise<Ensured | { problem: Problem }> {
    const from = join(this.options.projectRoot, 'content/stages', name);
    const files = await readStage(from);
    if ('code' in files) return { problem: files };

    const there = this.#slots.get(place)?.stage;
    if (there?.running && there.fingerprint === files.fingerprint) {
      this.#touch(place);
      return { stage: there, startedMs: 0 };
    }
    const before = performance.now();
    await this.#end(place);
    const folder = join(this.#home.folder, room === undefined ? '' : `rooms/${room.id}`, name);
    await layOut(from, folder, files.packages, join(this.options.projectRoot, 'node_modules'));
    const stage = await RunningStage.start(files, await this.#setting(folder, room));
    if (stage.running) this.#keep(place, stage);
    return { stage, startedMs: performance.now() - before };
  }

  #keep(place: string, stage: RunningStage): void {
    this.#slots.set(place, { stage, idle: undefined });
    this.#touch(place);
    this.#makeRoom();
  }

  #touch(place: string): void {
    const slot = this.#slots.get(place);
    if (!slot) return;
    clearTimeout(slot.idle);
    const { idleMs = 120_000 } = this.options;
    // A timer would take Infinity for no time at all.
    if (Number.isFinite(idleMs)) {
      const idle = setTimeout(() => this.#endIf(place, () => slot.idle === idle), idleMs).unref();
      slot.idle = idle;
    }
    // A Map keeps the order of insertion: the last used goes to the end.
    this.#slots.delete(place);
    this.#slots.set(place, slot);
  }

  get #tooMany(): string[] {
    const { maxRunning = 4, maxInAll = 24 } = this.options;
    const places = [...this.#slots.keys()];
    const rooms = [...new Set(places.map(roomOf))].map((room) => places.filter((place) => roomOf(place) === room));
    const beyond = [...rooms.flatMap((own) => oldestBeyond(own, maxRunning)), ...oldestBeyond(places, maxInAll)];
    return [...new Set(beyond)];
  }

  /** Not waited for: a turn that waits for another's can meet one that waits for it. */
  #makeRoom(): void {
    for (const place of this.#tooMany) this.#endIf(place, () => this.#tooMany.includes(place));
  }

  /** Ends a stage in its turn, unless it was clicked before that came. */
  #endIf(place: string, still: () => boolean): void {
    void this.#turns.run(place, async () => {
      if (still()) await this.#end(place);
    });
  }

  async #end(place: string): Promise<void> {
    const slot = this.#slots.get(place);
    this.#slots.delete(place);
    clearTimeout(slot?.idle);
    await slot?.stage.stop();
  }
}

/** The first, which were used longest ago, of those that are more than there may be. */
const oldestBeyond = (places: string[], most: number): string[] => places.slice(0, Math.max(0, places.length - most));

const roomOf = (place: string): string => (place.includes(':') ? place.slice(0, place.indexOf(':')) : '');
