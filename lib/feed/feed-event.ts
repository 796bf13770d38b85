import type { Report } from '../checker/report.ts';
import type { Arrival } from '../telemetry/arrival.ts';
import type { SignalJson } from '../telemetry/signal-json.ts';
import type { SpanJson } from '../telemetry/span-json.ts';
import type { OwnRunState } from './own-run.ts';

/**
 * What travels on the live feed. `spans` and `signals` events carry an id (the highest `seq` in them) that a reader
 * resumes from: both are numbered by one counter.
 */
export type FeedEvent =
  /** The stream is open. Its id is where the store stands. */
  | { type: 'hello' }
  | { type: 'spans'; spans: SpanJson[] }
  /** Log records, segments and errors. */
  | { type: 'signals'; signals: SignalJson[] }
  /** The newest report of a run, provisional while its observation is open, and the traces it was judged on. */
  | { type: 'report'; runId: string; report: Report; traceIds: string[] }
  /** How a run on the student's own service stands. */
  | { type: 'own-run'; run: OwnRunState }
  | { type: 'progress'; step: string; done: boolean }
  /** The secret guard found something, or came to the end of what there is. */
  | { type: 'secrets' }
  /** A request reached a door, accepted or not. */
  | { type: 'arrival'; arrival: Arrival }
  /** This reader was too slow, or away too long: fetch afresh what you show. */
  | { type: 'gap'; missed: number };

export const feedEventTypes = [
  'hello',
  'spans',
  'signals',
  'report',
  'own-run',
  'progress',
  'arrival',
  'secrets',
  'gap',
] as const satisfies FeedEvent['type'][];
