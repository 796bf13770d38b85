import type { ClosedBy, Report } from '../checker/report.ts';
import type { Decision } from '../checker/waiting.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import type { Run } from './run-schema.ts';

/** What is known of a run's arrivals, in Unix milliseconds. */
export interface Arrivals {
  first: number | null;
  last: number | null;
}

/** The checker, as a run needs it. */
export interface Judge {
  evaluate(run: Run, spans: StoredSpan[], closedBy: ClosedBy): Report;
  decide(run: Run, arrivals: Arrivals, state: { report: Report; spans: StoredSpan[]; now: number }): Decision;
}

export interface RunHost {
  judge: Judge;
  read(workspace: string, traceIds: string[]): Promise<StoredSpan[]>;
  now(): number;
  /** @param traceIds the run's own traces, and those that strayed from it */
  onReport(run: Run, report: Report, open: boolean, traceIds: string[]): void;
  /** Judging failed, which is no fault of the student's. */
  onFault(run: Run, error: unknown): void;
}

/** Traces nobody announced, seen while a run was open: where broken propagation sends the other half of a trace. */
const MAX_STRAYS = 20;

/**
 * A click's spans come in two or three commits, some ten milliseconds apart. They are judged together, once none came for
 * a moment: a read and an evaluation for each would stand in the way of the commits that are still to come.
 */
const GATHER_MS = 40;
/** How long steady arrivals may put off judging. */
const GATHER_AT_MOST_MS = 200;

/** How soon to look again after judging failed. */
const RETRY_MS = 1000;

/** Watches one run until it closes, and looks again when something of it arrives late. */
export class RunWatch {
  report: Report | null = null;
  closedBy: ClosedBy = null;
  readonly #arrivals: Arrivals = { first: null, last: null };
  readonly #strays = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #gathering: { timer: NodeJS.Timeout; until: number } | undefined;
  #looking = false;
  #again = false;
  #dropped = false;

  constructor(
    readonly run: Run,
    private readonly host: RunHost,
  ) {}

  get open(): boolean {
    return this.closedBy === null;
  }

  /** Spans of the run's own traces were committed. */
  arrived(): void {
    const now = this.host.now();
    this.#arrivals.first ??= now;
    this.#arrivals.last = now;
    this.#lookSoon();
  }

  /** Spans of a trace that no run announced were committed meanwhile. */
  strayed(traceId: string): void {
    if (!this.open || this.#strays.size >= MAX_STRAYS || this.#strays.has(traceId)) return;
    this.#strays.add(traceId);
    this.#lookSoon();
  }

  /** Evaluates what there is. Calls that come while one runs are answered by one more. */
  async look(): Promise<void> {
    if (this.#looking) {
      this.#again = true;
      return;
    }
    this.#looking = true;
    try {
      do {
        this.#again = false;
        await this.#evaluate();
      } while (this.#again);
    } catch (error) {
      // The next arrival, or the deadline, looks again: one failed read must not silence a run.
      this.host.onFault(this.run, error);
      if (this.open) this.#wake(this.host.now() + RETRY_MS);
    } finally {
      this.#looking = false;
    }
  }

  /** Nothing more is said of this run: its step was reset, or it is forgotten. */
  drop(): void {
    this.#dropped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#gathering?.timer);
  }

  #lookSoon(): void {
    const now = this.host.now();
    const until = this.#gathering?.until ?? now + GATHER_AT_MOST_MS;
    clearTimeout(this.#gathering?.timer);
    const look = (): void => {
      this.#gathering = undefined;
      void this.look();
    };
    this.#gathering = { timer: setTimeout(look, Math.min(GATHER_MS, until - now)), until };
  }

  async #evaluate(): Promise<void> {
    const { run, host } = this;
    const traceIds = [...run.traceIds, ...this.#strays];
    const spans = await host.read(run.workspace, traceIds);
    if (this.#dropped) return;
    let report = host.judge.evaluate(run, spans, this.closedBy);
    if (this.open) {
      const decision = host.judge.decide(run, this.#arrivals, { report, spans, now: host.now() });
      if (decision.state === 'open') this.#wake(decision.wakeAt);
      else {
        clearTimeout(this.#timer);
        this.closedBy = decision.by;
        report = host.judge.evaluate(run, spans, decision.by);
      }
    }
    this.report = report;
    host.onReport(run, report, this.open, traceIds);
  }

  #wake(at: number): void {
    clearTimeout(this.#timer);
    if (this.#dropped) return;
    this.#timer = setTimeout(() => void this.look(), Math.max(10, at - this.host.now()));
    this.#timer.unref();
  }
}
