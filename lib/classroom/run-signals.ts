import type { Observation } from '../checker/observation.ts';
import type { StoredSignal } from '../telemetry/signal.ts';
import type { Run } from './run-schema.ts';

export interface SignalSource {
  /**
   * The signals of traces, and those that name no trace and were received since the run began, in the order in which
   * they were stored. A host that takes none leaves it out.
   */
  readSignals?(run: Run, traceIds: readonly string[]): Promise<StoredSignal[]>;
}

/** What a run observes beside spans. */
export type Beside = Pick<Observation, 'logs' | 'segments' | 'errors'>;

const traceOf = (stored: StoredSignal): string | null => {
  if (stored.signal === 'log') return stored.log.traceId;
  return stored.signal === 'segment' ? stored.segment.traceId : stored.error.traceId;
};

/** The log records, segments and errors that a run is judged on; read again only where more was committed. */
export class RunSignals {
  #held: readonly StoredSignal[] = [];
  #isStale = true;

  constructor(
    private readonly run: Run,
    private readonly source: SignalSource,
  ) {}

  expire(): void {
    this.#isStale = true;
  }

  /** How many there are of traces that nobody announced. */
  get strays(): number {
    return this.#held.filter((stored) => {
      const traceId = traceOf(stored);
      return traceId !== null && !this.run.traceIds.includes(traceId);
    }).length;
  }

  /**
   * Everything there is, read afresh where that is needed.
   * @param traceIds the run's own traces and those that strayed
   * @param until when the run was closed, in Unix milliseconds: what names no trace is the run's only until then
   */
  async all(traceIds: readonly string[], until: number | null): Promise<Beside> {
    if (this.source.readSignals === undefined) return {};
    if (this.#isStale) {
      this.#isStale = false;
      try {
        this.#held = await this.source.readSignals(this.run, traceIds);
      } catch (error) {
        this.#isStale = true;
        throw error;
      }
    }
    return besideOf(
      this.#held.filter((stored) => traceOf(stored) !== null || stored.receivedAt <= (until ?? Infinity)),
    );
  }
}

function besideOf(signals: readonly StoredSignal[]): Required<Beside> {
  return {
    logs: signals.flatMap((stored) => (stored.signal === 'log' ? [stored.log] : [])),
    segments: signals.flatMap((stored) => (stored.signal === 'segment' ? [stored.segment] : [])),
    errors: signals.flatMap((stored) => (stored.signal === 'error' ? [stored.error] : [])),
  };
}
