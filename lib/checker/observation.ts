import type { Arrival } from '../telemetry/arrival.ts';
import type { ErrorOccurrence } from '../telemetry/error-occurrence.ts';
import type { LogEvent } from '../telemetry/log-event.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { Segment } from '../telemetry/segment.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { outline, walk } from '../waterfall/outline.ts';
import { growTree, type Branch, type Tree } from '../waterfall/tree.ts';
import { besideInWords } from './beside-in-words.ts';
import { isUnfinished } from './diagnose/orphan.ts';
import type { ClosedBy, Inventory } from './report.ts';

/** What a host saw of one run. The evaluator is given everything and fetches nothing. */
export interface Observation {
  lesson: string;
  /** `own` for the student's own service; else the step's variant. */
  variant: string;
  /** Everything the host counts to the run, in any order; repeated spans do no harm. */
  spans: readonly StoredSpan[];
  /** Minted for the run. Where none is known (a file, one's own service), every span counts. */
  traceIds: readonly string[];
  /** Parents that a client made up: whose children are roots. */
  syntheticRoots: readonly string[];
  closedBy: ClosedBy;
  /** Log records of the run, and of its time; none where the host keeps no logs. */
  logs?: readonly LogEvent[];
  /** Segment documents of the run's traces, each as often as it was sent; none where the host takes no segments. */
  segments?: readonly Segment[];
  /** Errors that were reported in the run's traces, or without a trace in its time; none where the host takes none. */
  errors?: readonly ErrorOccurrence[];
  /** The requests that reached any door meanwhile, accepted or not; none where the host saw no wire (a file). */
  arrivals?: readonly Arrival[];
  /** How many times the stimulus was sent; what a population is measured against. */
  stimuli?: number;
  /** What a host found out when it asked why nothing came. */
  probes?: readonly Probe[];
  /** Spans came after an earlier verdict was final, so many milliseconds after it. */
  lateByMs?: number;
  /** Whether the work was due already: then what a check kept back until then is shown. */
  isPastDue?: boolean;
  /** Set where the host itself failed: nothing that is missing is then the student's fault. */
  fault?: Problem;
}

/**
 * One question asked of a silent service. `reachable`: whether it answers at all; `sampled-parent`: whether spans come
 * once the parent says "sampled"; `kept-alive`: whether they come once the process is given time and repeated requests.
 */
export interface Probe {
  kind: 'reachable' | 'sampled-parent' | 'kept-alive';
  outcome: 'yes' | 'no' | 'unknown';
  /** What was seen, in words. */
  detail: string;
}

/** An observation made ready to be looked at. */
export interface Scene {
  /** Everything that was observed, as the waterfall draws it. */
  tree: Tree;
  /** The spans that the checks are held against, parents before children. */
  branches: readonly Branch[];
  /** Spans of traces that nobody announced: no check finds them, but they tell where a lost half went. */
  strays: readonly Branch[];
  closed: boolean;
  /** Not one span has a trace id of the run, though the run has some. */
  isGuess: boolean;
  /** The log records of the run; none where the host keeps no logs. */
  logs: readonly LogEvent[];
  /** The errors that were reported in the run; none where the host takes none. */
  errors: readonly ErrorOccurrence[];
  /** Segment documents of the run; none where the host takes none. */
  segments: readonly Segment[];
}

/**
 * Grows the same tree that the waterfall draws, so that what the checker says can be seen. Where not one span has a
 * trace id of the run, the context was lost on the way in, and everything that came meanwhile is looked at instead.
 */
export function setScene(observation: Observation): Scene {
  const tree = growTree(observation.spans, { syntheticRoots: observation.syntheticRoots });
  const all = walk(tree.roots);
  const announced = withLinked(new Set(observation.traceIds.map((id) => id.toLowerCase())), all);
  const mine = all.filter(({ span }) => announced.has(span.traceId));
  const isMine = mine.length > 0;
  return {
    tree,
    branches: isMine ? mine : all,
    strays: isMine ? all.filter(({ span }) => !announced.has(span.traceId)) : [],
    closed: observation.closedBy !== null,
    isGuess: !isMine && announced.size > 0 && all.length > 0,
    logs: observation.logs ?? [],
    errors: observation.errors ?? [],
    segments: observation.segments ?? [],
  };
}

/** A trace that links to one of the run, or that the run links to, is the run's as well: a message taken up later. */
function withLinked(announced: Set<string>, branches: readonly Branch[]): Set<string> {
  const all = new Set(announced);
  for (const { span } of branches) {
    for (const { traceId } of span.links) {
      if (announced.has(span.traceId)) all.add(traceId);
      if (announced.has(traceId)) all.add(span.traceId);
    }
  }
  return all;
}

/** Whether a span still waits for a parent of its own process: then the run is not complete, however green it looks. */
export const hasOutstandingOrphan = (observation: Observation): boolean =>
  setScene(observation).branches.some(isUnfinished);

/** What arrived, in short. */
export function takeInventory(scene: Scene): Inventory {
  const { tree, branches, strays } = scene;
  const beside = besideInWords(scene);
  const scopes = new Set<string>();
  const traces = new Set<string>();
  for (const part of [branches, strays]) {
    for (const { span } of part) {
      scopes.add(span.scope.name);
      traces.add(span.traceId);
    }
  }
  scopes.delete('');
  return {
    spans: tree.size,
    traces: traces.size,
    services: tree.services,
    scopes: [...scopes],
    outline: outline(tree),
    ...(beside.length > 0 && { beside }),
  };
}
