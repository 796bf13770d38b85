import type { StoredSpan } from '../telemetry/span.ts';
import type { Run } from './run-schema.ts';
import { RunSignals, type Beside, type SignalSource } from './run-signals.ts';
import { RunSpans, type SpanSource } from './run-spans.ts';

/** Everything that arrived for a run. */
export interface Evidence {
  spans: StoredSpan[];
  beside: Beside;
}

/** Nothing came, of any kind. */
export const isNothing = ({ spans, beside: { logs = [], segments = [], errors = [] } }: Evidence): boolean =>
  spans.length + logs.length + segments.length + errors.length === 0;

/** What a run is judged on: its spans, and the signals beside them. */
export class RunEvidence {
  readonly #spans: RunSpans;
  readonly #signals: RunSignals;

  constructor(run: Run, source: SpanSource & SignalSource) {
    this.#spans = new RunSpans(run, source);
    this.#signals = new RunSignals(run, source);
  }

  /** The run's own traces, then those that strayed. */
  get traceIds(): string[] {
    return this.#spans.traceIds;
  }

  /** How many spans and signals there are of traces that nobody announced. */
  get strays(): number {
    return this.#spans.strays + this.#signals.strays;
  }

  /** More was committed: of these traces, or of none. */
  expire(traceIds: readonly string[]): void {
    this.#spans.expire(traceIds);
    this.#signals.expire();
  }

  /** Whether a trace that nobody announced is looked at, too. */
  takeStray(traceId: string): boolean {
    if (!this.#spans.takeStray(traceId)) return false;
    this.#signals.expire();
    return true;
  }

  /** @param until when the run was closed, in Unix milliseconds; null while it is open */
  async all(until: number | null): Promise<Evidence> {
    const spans = await this.#spans.all();
    return { spans, beside: await this.#signals.all(this.#spans.traceIds, until) };
  }
}
