import type { Observation } from '../checker/observation.ts';
import type { ClosedBy, Report } from '../checker/report.ts';
import type { Decision } from '../checker/waiting.ts';
import type { Arrival } from '../telemetry/arrival.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import type { Run } from './run-schema.ts';
import type { SignalSource } from './run-signals.ts';
import type { SpanSource } from './run-spans.ts';

/** What is known of a run's requests and arrivals, in Unix milliseconds. */
export interface Arrivals {
  /** When its last request was answered; null while requests are still to be sent. */
  sent: number | null;
  /** Of the run's own traces, and of signals that name no trace; of any, where the student is only watched. */
  first: number | null;
  last: number | null;
  /** The last arrival of a trace that nobody announced. */
  stray: number | null;
}

/** What a host knows of a run beside its spans: the other signals, and what it found out once the run is closed. */
export type Circumstances = Pick<
  Observation,
  'logs' | 'segments' | 'errors' | 'fault' | 'probes' | 'arrivals' | 'lateByMs'
>;

/** The checker, as a run needs it. */
export interface Judge {
  evaluate(run: Run, spans: StoredSpan[], closedBy: ClosedBy, circumstances?: Circumstances): Report;
  decide(run: Run, arrivals: Arrivals, state: { report: Report; spans: StoredSpan[]; now: number }): Decision;
}

export interface RunHost extends SpanSource, SignalSource {
  judge: Judge;
  now(): number;
  /** @param traceIds the run's own traces, and those that strayed from it */
  onReport(run: Run, report: Report, open: boolean, traceIds: string[]): void;
  /** Judging failed, which is no fault of the student's. */
  onFault(run: Run, error: unknown): void;
  /** The requests that reached a door since the run began. */
  arrivals?(run: Run): Promise<Arrival[]>;
  /** Asks a silent service why it is silent; at most once for a run, before it is closed. */
  askWhy?(run: Run): Promise<NonNullable<Observation['probes']>>;
}
