import type { Report } from '../checker/report.ts';
import type { NewRun, Run } from './run-schema.ts';
import { RunWatch, type RunHost } from './run-watch.ts';

/** Runs that are remembered; the oldest are forgotten first. Their verdicts stay in the store. */
const MAX_RUNS = 1000;

export interface RunState {
  run: Run;
  report: Report | null;
  open: boolean;
}

/** Every run of this process: registered before its stimulus, so that no span of it can come too early. */
export class RunRegistry {
  readonly #watches = new Map<string, RunWatch>();
  readonly #byTrace = new Map<string, RunWatch>();
  /** Those that still wait: a trace that nobody announced is looked for among them alone. */
  readonly #open = new Set<RunWatch>();
  readonly #closing = new Map<string, Set<() => void>>();
  readonly #host: RunHost;

  constructor(host: RunHost) {
    this.#host = {
      ...host,
      onReport: (run, report, open, traceIds) => {
        host.onReport(run, report, open, traceIds);
        if (!open) this.#release(run.runId);
      },
    };
  }

  register(workspace: string, lesson: string, wanted: NewRun): Run {
    const run: Run = { ...wanted, runId: crypto.randomUUID(), workspace, lesson, startedAt: this.#host.now() };
    const watch = new RunWatch(run, this.#host);
    this.#watches.set(run.runId, watch);
    this.#open.add(watch);
    for (const traceId of run.traceIds) this.#byTrace.set(traceId, watch);
    this.#forgetOldest();
    void watch.look();
    return run;
  }

  /** Tells the runs of a workspace what was committed. */
  committed(workspace: string, traceIds: string[]): void {
    const arrived = new Set<RunWatch>();
    for (const traceId of traceIds) {
      const watch = this.#byTrace.get(traceId);
      if (watch?.run.workspace === workspace) arrived.add(watch);
      else if (!watch) this.#stray(workspace, traceId);
    }
    for (const watch of arrived) watch.arrived();
  }

  state(workspace: string, runId: string): RunState | null {
    const watch = this.#watches.get(runId);
    if (watch?.run.workspace !== workspace) return null;
    return { run: watch.run, report: watch.report, open: watch.open };
  }

  /** A run's state as soon as it is closed, or as it stands after `patienceMs`. */
  async closed(workspace: string, runId: string, patienceMs: number): Promise<RunState | null> {
    if (this.state(workspace, runId)?.open) await this.#untilReleased(runId, patienceMs);
    return this.state(workspace, runId);
  }

  /** The parents that were made up for a trace's runs: they count as roots wherever the trace is drawn. */
  syntheticRoots(traceId: string): string[] {
    const parent = this.#byTrace.get(traceId)?.run.syntheticParent;
    return parent ? [parent] : [];
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
    for (const done of this.#closing.get(runId) ?? []) done();
    this.#closing.delete(runId);
  }

  #stray(workspace: string, traceId: string): void {
    for (const watch of this.#open) if (watch.run.workspace === workspace) watch.strayed(traceId);
  }

  #forget(watch: RunWatch): void {
    watch.drop();
    const { runId, traceIds } = watch.run;
    this.#watches.delete(runId);
    this.#release(runId);
    this.#open.delete(watch);
    // A newer run may have announced the same trace.
    for (const traceId of traceIds) if (this.#byTrace.get(traceId) === watch) this.#byTrace.delete(traceId);
  }

  #forgetOldest(): void {
    for (const watch of this.#watches.values()) {
      if (this.#watches.size <= MAX_RUNS) return;
      this.#forget(watch);
    }
  }
}
