import type { Observation } from '../checker/observation.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { StoredSignal } from '../telemetry/signal.ts';
import type { Run } from './run-schema.ts';

/** What was read of a run's signals. */
export interface SignalsRead {
  signals: readonly StoredSignal[];
  /** There are more than a run is judged on. */
  isCut: boolean;
}

export interface SignalSource {
  /**
   * The signals of traces, and those that name no trace and were received since the run began, in the order in which
   * they were stored. A host that takes none leaves it out.
   */
  readSignals?(run: Run, traceIds: readonly string[]): Promise<SignalsRead>;
}

/** What a run observes beside spans; `fault` where not all of it could be looked at. */
export type Beside = Pick<Observation, 'logs' | 'segments' | 'errors' | 'fault'>;

const cut: Problem = {
  code: 'run/too-many-signals',
  message:
    'More log records, segments and errors came while this ran than one run is judged on, and not all were looked at.',
  hint: 'Stop what else sends to this workspace, or give it an environment of its own, and run the step again.',
};

const traceOf = (stored: StoredSignal): string | null => {
  if (stored.signal === 'log') return stored.log.traceId;
  return stored.signal === 'segment' ? stored.segment.traceId : stored.error.traceId;
};

/** The log records, segments and errors that a run is judged on; read again only where more was committed. */
export class RunSignals {
  #held: readonly StoredSignal[] = [];
  #isCut = false;
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
        const { signals, isCut } = await this.source.readSignals(this.run, traceIds);
        this.#held = signals;
        this.#isCut = isCut;
      } catch (error) {
        this.#isStale = true;
        throw error;
      }
    }
    const mine = this.#held.filter((stored) => traceOf(stored) !== null || stored.receivedAt <= (until ?? Infinity));
    return { ...besideOf(mine), ...(this.#isCut && { fault: cut }) };
  }
}

function besideOf(signals: readonly StoredSignal[]): Beside {
  return {
    logs: signals.flatMap((stored) => (stored.signal === 'log' ? [stored.log] : [])),
    segments: signals.flatMap((stored) => (stored.signal === 'segment' ? [stored.segment] : [])),
    errors: signals.flatMap((stored) => (stored.signal === 'error' ? [stored.error] : [])),
  };
}
