import type { Probe } from '../checker/observation.ts';
import type { Problem } from '../telemetry/problem.ts';

/** One request that Spanwalk sent to the student's service, and what came back. */
export interface OwnShot {
  traceId: string;
  method: string;
  url: string;
  /** null where nothing answered. */
  status: number | null;
  /** The first bytes of the answer as text; hostile, like all that a service says. */
  body: string;
  ms: number;
  /** Why there is no answer, or what is odd about it. */
  problem: Problem | null;
}

/** `call`: Spanwalk sends the request; `watch`: the student does, and Spanwalk looks at what arrives. */
export type OwnMode = 'call' | 'watch';

/** How a run on the student's own service stands, beside its report. Times in Unix milliseconds. */
export interface OwnRunState {
  runId: string;
  step: string;
  mode: OwnMode;
  /** Counts up with every change: an answer may be overtaken by the feed. */
  turn: number;
  phase: 'calling' | 'waiting' | 'probing' | 'closed';
  startedAt: number;
  /** When this phase ends at the latest; null where that is not known. */
  until: number | null;
  traceIds: string[];
  syntheticParent: string | null;
  shots: OwnShot[];
  /** What was found out so far about why nothing came. */
  probes: Probe[];
  /** The question that is being asked now. */
  asking: Probe['kind'] | null;
}
