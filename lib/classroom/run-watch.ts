import type { ClosedBy, Report } from '../checker/report.ts';
import { Gathering } from './gathering.ts';
import type { Arrivals, Circumstances, RunHost } from './run-host.ts';
import { isNothing, RunEvidence, type Evidence } from './run-evidence.ts';
import type { Run } from './run-schema.ts';

/** How soon to look again after judging failed. */
const RETRY_MS = 1000;

/** What a reader of the verdict would notice: not which spans came beside it. */
const verdictOf = ({ status, score, checks }: Report): string => JSON.stringify([status, score, checks]);

/** Watches one run until it closes, and looks again when something of it arrives late. */
export class RunWatch {
  report: Report | null = null;
  closedBy: ClosedBy = null;
  closedAt: number | null = null;
  readonly #evidence: RunEvidence;
  readonly #arrivals: Arrivals;
  #circumstances: Circumstances = {};
  #timer: NodeJS.Timeout | undefined;
  readonly #gathering: Gathering;
  #looking = false;
  #again = false;
  #dropped = false;
  #why: 'unasked' | 'asking' | 'asked' = 'unasked';
  /** Somebody who does not want to wait any longer. */
  #closeBy: 'asked' | 'unsent' | null = null;

  constructor(
    readonly run: Run,
    private readonly host: RunHost,
  ) {
    this.#evidence = new RunEvidence(run, host);
    this.#gathering = new Gathering(
      () => void this.look(),
      () => host.now(),
    );
    const isSending = run.own === 'call' || run.saysWhenSent === true;
    this.#arrivals = { sent: isSending ? null : run.startedAt, first: null, last: null, stray: null };
  }

  get open(): boolean {
    return this.closedBy === null;
  }

  /** Something was committed: of the run's own traces, or, where none is named, without any trace. */
  arrived(traceIds: readonly string[]): void {
    this.#evidence.expire(traceIds);
    this.#arrivals.last = this.host.now();
    this.#arrivals.first ??= this.#arrivals.last;
    this.#gathering.soon();
  }

  /** Something of a trace that no run announced was committed meanwhile. */
  strayed(traceId: string): void {
    if (this.#evidence.takeStray(traceId)) this.#gathering.soon();
  }

  /** The last request is answered: from now on the run's patience counts. */
  sent(): void {
    this.#arrivals.sent = this.host.now();
    void this.look();
  }

  /** Closes it without waiting any longer. */
  close(by: 'asked' | 'unsent'): void {
    if (!this.open) return;
    this.#closeBy = by;
    void this.look();
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
    this.#gathering.stop();
  }

  async #evaluate(): Promise<void> {
    const { strays } = this.#evidence;
    const evidence = await this.#evidence.all(this.closedAt);
    if (this.#evidence.strays > strays) this.#noteStrays();
    if (this.#dropped) return;
    if (!this.open) return this.#lookAgain(evidence);
    const report = this.#judge(evidence);
    const by = this.#closingBy(report, evidence);
    if (by === null || this.#asksFirst(by, evidence)) this.#tell(report);
    else await this.#close(by, evidence);
  }

  #noteStrays(): void {
    this.#arrivals.stray = this.host.now();
    if (this.run.own !== 'watch') return;
    this.#arrivals.last = this.#arrivals.stray;
    this.#arrivals.first ??= this.#arrivals.last;
  }

  #closingBy(report: Report, { spans }: Evidence): ClosedBy {
    if (this.#closeBy !== null) return this.#closeBy;
    const decision = this.host.judge.decide(this.run, this.#arrivals, { report, spans, now: this.host.now() });
    if (decision.state === 'closed') return decision.by;
    this.#wake(decision.wakeAt);
    return null;
  }

  /** Whether a run with nothing in it stays open until it was asked why. */
  #asksFirst(by: ClosedBy, evidence: Evidence): boolean {
    const { host, run } = this;
    const isSilent = run.own === 'call' && isNothing(evidence) && by === 'deadline';
    if (!isSilent || host.askWhy === undefined || this.#why === 'asked') return false;
    if (this.#why === 'asking') return true;
    this.#why = 'asking';
    const answered = host.askWhy(run).then(
      (probes) => (this.#circumstances = { probes }),
      (error: unknown) => host.onFault(run, error),
    );
    void answered.finally(() => {
      this.#why = 'asked';
      void this.look();
    });
    return true;
  }

  async #close(by: ClosedBy, evidence: Evidence): Promise<void> {
    clearTimeout(this.#timer);
    const arrivals = await this.host.arrivals?.(this.run);
    if (this.#dropped) return;
    this.#circumstances = { ...this.#circumstances, ...(arrivals && { arrivals }) };
    this.closedBy = by;
    this.closedAt = this.host.now();
    this.#tell(this.#judge(evidence));
  }

  /** What is late is judged as well; where it changes the verdict, that says how late it was. */
  #lookAgain(evidence: Evidence): void {
    const judged = this.#judge(evidence);
    const isLate = this.closedBy !== 'complete' && this.#circumstances.lateByMs === undefined;
    if (this.report === null || !isLate || verdictOf(judged) === verdictOf(this.report)) return this.#tell(judged);
    this.#circumstances = { ...this.#circumstances, lateByMs: this.host.now() - (this.closedAt ?? 0) };
    this.#tell(this.#judge(evidence));
  }

  #judge({ spans, beside }: Evidence): Report {
    return this.host.judge.evaluate(this.run, spans, this.closedBy, { ...this.#circumstances, ...beside });
  }

  #tell(report: Report): void {
    this.report = report;
    this.host.onReport(this.run, report, this.open, this.#evidence.traceIds);
  }

  #wake(at: number): void {
    clearTimeout(this.#timer);
    if (this.#dropped) return;
    this.#timer = setTimeout(() => void this.look(), Math.max(10, at - this.host.now()));
    this.#timer.unref();
  }
}
