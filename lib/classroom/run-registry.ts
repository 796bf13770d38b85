import type { Report } from '../checker/report.ts';
import type { NewRun, Run } from './run-schema.ts';
import type { RunHost } from './run-host.ts';
import { RunWatch } from './run-watch.ts';

/** How long a closed run on one's own service still looks at traces that nobody announced: batches come late. */
const LATE_STRAYS_MS = 60_000;

/** Runs that are remembered; the oldest are forgotten first. Their verdicts stay in the store. */
const MAX_RUNS = 1000;
/** Of them, of one workspace: a script of one student's must not drive out the runs of the others. */
const MAX_OF_ONE = 250;

/** Hears traces that are no run's, and says whether they were its own. */
export interface Overhearing {
  hear(workspace: string, traceId: string): boolean;
}

const nobody: Overhearing = { hear: () => false };

export interface RunState {
  run: Run;
  report: Report | null;
  open: boolean;
}

/** What is a run's alone, so that a value of it proves where it came from. */
const secrets = (): Pick<Run, 'nonce' | 'canary'> => ({
  nonce: crypto.randomUUID().replaceAll('-', '').slice(0, 16),
  canary: `canary-${crypto.randomUUID().slice(0, 13)}`,
});

/** Every run of this process: registered before its stimulus, so that no span of it can come too early. */
export class RunRegistry {
  readonly #watches = new Map<string, RunWatch>();
  /** By workspace and trace id: two students’ runs may name one trace, and each hears of its own spans alone. */
  readonly #byTrace = new Map<string, RunWatch>();
  /** Those that still wait: a trace that nobody announced is looked for among them alone. */
  readonly #open = new Set<RunWatch>();
  /** The last closed run on one's own service, by workspace: it may be late. */
  readonly #lately = new Map<string, RunWatch>();
  readonly #closing = new Map<string, Set<() => void>>();
  readonly #host: RunHost;

  constructor(
    host: RunHost,
    private readonly overhearing: Overhearing = nobody,
  ) {
    this.#host = {
      ...host,
      onReport: (run, report, open, traceIds) => {
        host.onReport(run, report, open, traceIds);
        if (!open) this.#release(run.runId);
      },
    };
  }

  register(workspace: string, lesson: string, wanted: NewRun): Run {
    const startedAt = this.#host.now();
    const run: Run = { ...wanted, ...secrets(), runId: crypto.randomUUID(), workspace, lesson, startedAt };
    const watch = new RunWatch(run, this.#host);
    this.#watches.set(run.runId, watch);
    this.#open.add(watch);
    for (const traceId of run.traceIds) this.#byTrace.set(placeOf(workspace, traceId), watch);
    this.#forgetOldest(workspace);
    void watch.look();
    return run;
  }

  /** Tells the runs of a workspace what was committed. @param untraced whether any of it names no trace */
  committed(workspace: string, traceIds: string[], untraced = false): void {
    const arrived = new Map<RunWatch, string[]>();
    for (const traceId of traceIds) {
      const watch = this.#byTrace.get(placeOf(workspace, traceId));
      if (watch) arrived.set(watch, [...(arrived.get(watch) ?? []), traceId]);
      else if (!this.overhearing.hear(workspace, traceId)) this.#stray(workspace, traceId);
    }
    if (untraced) for (const watch of this.#openOf(workspace)) arrived.set(watch, arrived.get(watch) ?? []);
    for (const [watch, itsTraces] of arrived) watch.arrived(itsTraces);
  }

  state(workspace: string, runId: string): RunState | null {
    const watch = this.#watches.get(runId);
    if (watch?.run.workspace !== workspace) return null;
    return { run: watch.run, report: watch.report, open: watch.open };
  }

  /** The last of its requests is answered: from now on it is waited for what comes. Returns whether there is such a run. */
  sent(workspace: string, runId: string): boolean {
    const watch = this.#watches.get(runId);
    if (watch?.run.workspace !== workspace) return false;
    watch.sent();
    return true;
  }

  /** Closes a run without waiting any longer. Returns whether the workspace has such a run. */
  close(workspace: string, runId: string, by: 'asked' | 'unsent'): boolean {
    const watch = this.#watches.get(runId);
    if (watch?.run.workspace !== workspace) return false;
    watch.close(by);
    return true;
  }

  /** A run's state as soon as it is closed, or as it stands after `patienceMs`. */
  async closed(workspace: string, runId: string, patienceMs: number): Promise<RunState | null> {
    if (this.state(workspace, runId)?.open) await this.#untilReleased(runId, patienceMs);
    return this.state(workspace, runId);
  }

  /** The parents that were made up for a trace's runs: they count as roots wherever the trace is drawn. */
  syntheticRoots(workspace: string, traceId: string): string[] {
    const parent = this.#byTrace.get(placeOf(workspace, traceId))?.run.syntheticParent;
    return parent ? [parent] : [];
  }

  /** Whether a trace was announced for another run than this. */
  isAnothers({ workspace, runId }: Run, traceId: string): boolean {
    const watch = this.#byTrace.get(placeOf(workspace, traceId));
    return watch !== undefined && watch.run.runId !== runId;
  }

  #untilReleased(runId: string, patienceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#closing.get(runId) ?? new Set();
      const done = (): void => {
        clearTimeout(timer);
        waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, patienceMs);
      this.#closing.set(runId, waiting.add(done));
    });
  }

  /** Drops the runs of a step: what they would still say belongs to what was reset. */
  forget(workspace: string, step: string): void {
    for (const watch of this.#watches.values()) {
      if (watch.run.workspace === workspace && watch.run.step === step) this.#forget(watch);
    }
  }

  #release(runId: string): void {
    const watch = this.#watches.get(runId);
    if (watch) this.#open.delete(watch);
    if (watch?.run.own !== undefined) this.#lately.set(watch.run.workspace, watch);
    for (const done of this.#closing.get(runId) ?? []) done();
    this.#closing.delete(runId);
  }

  #openOf(workspace: string): RunWatch[] {
    return [...this.#open].filter(({ run }) => run.workspace === workspace);
  }

  #stray(workspace: string, traceId: string): void {
    const open = this.#openOf(workspace);
    const late = this.#lately.get(workspace);
    const isRecent = (late?.closedAt ?? 0) + LATE_STRAYS_MS > this.#host.now();
    for (const watch of open.length === 0 && late && isRecent ? [late] : open) watch.strayed(traceId);
  }

  /** Drops every run of a workspace. */
  forgetAll(workspace: string): void {
    for (const watch of this.#watches.values()) if (watch.run.workspace === workspace) this.#forget(watch);
  }

  #forget(watch: RunWatch): void {
    watch.drop();
    const { runId, workspace, traceIds } = watch.run;
    this.#watches.delete(runId);
    this.#release(runId);
    this.#open.delete(watch);
    if (this.#lately.get(workspace) === watch) this.#lately.delete(workspace);
    // A newer run may have announced the same trace.
    for (const place of traceIds.map((traceId) => placeOf(workspace, traceId))) {
      if (this.#byTrace.get(place) === watch) this.#byTrace.delete(place);
    }
  }

  #forgetOldest(workspace: string): void {
    const own = [...this.#watches.values()].filter(({ run }) => run.workspace === workspace);
    for (const watch of own.slice(0, Math.max(0, own.length - MAX_OF_ONE))) this.#forget(watch);
    for (const watch of this.#watches.values()) {
      if (this.#watches.size <= MAX_RUNS) return;
      this.#forget(watch);
    }
  }
}

const placeOf = (workspace: string, traceId: string): string => `${workspace}/${traceId}`;
