import { toMilliseconds } from '../checker/duration.ts';
import { evaluate } from '../checker/evaluate.ts';
import type { Expectation } from '../checker/expectation.ts';
import { hasOutstandingOrphan, type Observation } from '../checker/observation.ts';
import type { ClosedBy, Report } from '../checker/report.ts';
import type { Wait } from '../checker/stimulus.ts';
import type { RunVariables } from '../checker/variables.ts';
import { decide, type Decision } from '../checker/waiting.ts';
import { findStep } from '../curriculum/neighbours.ts';
import type { Curriculum } from '../curriculum/step.ts';
import type { OwnMode } from '../feed/own-run.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import type { Arrivals, Circumstances, Judge } from './run-host.ts';
import type { Run } from './run-schema.ts';

/** A step's expectation of telemetry. @throws for a step that has none, which no run can be of */
export function expectationOf(curriculum: Curriculum, run: Pick<Run, 'step'>): Expectation {
  const step = findStep(curriculum, run.step)?.step;
  if (step?.kind !== 'emit') throw new Error(`The step ${run.step} has no expectation of telemetry.`);
  return step.expectation;
}

/** How long somebody is watched at most: they have to go and do the thing first. */
const WATCHED_FOR = '600s';
/** A person who clicks three times takes longer than a program. */
const WATCHED_QUIET = '15s';

/** An SDK with nothing set sends its first batch after five seconds, and a stage's patience may be shorter than that. */
const leastPatience = { first: '15s', quiet: '6s', deadline: '45s' } as const;

const longer = (one: string, other: string): string => (toMilliseconds(one) >= toMilliseconds(other) ? one : other);

/** How long a run is waited for: as its step says, and on one's own service at least as long as a batch takes. */
export function patienceOf(wait: Wait, own: OwnMode | undefined): Wait {
  if (own === undefined) return wait;
  if (own === 'watch')
    return { ...wait, quiet: longer(wait.quiet, WATCHED_QUIET), first: WATCHED_FOR, deadline: WATCHED_FOR };
  return {
    ...wait,
    first: longer(wait.first, leastPatience.first),
    quiet: longer(wait.quiet, leastPatience.quiet),
    deadline: longer(wait.deadline, leastPatience.deadline),
  };
}

/** What an expectation may name as `{ "var": … }`. */
const variablesOf = ({ nonce, canary, step }: Run): RunVariables => ({
  'run.nonce': nonce,
  'run.canary': canary,
  'run.step': step,
});

function observe(run: Run, spans: StoredSpan[], closedBy: ClosedBy, circumstances?: Circumstances): Observation {
  return {
    lesson: run.lesson,
    variant: run.variant,
    spans,
    traceIds: run.traceIds,
    syntheticRoots: run.syntheticParent === null ? [] : [run.syntheticParent],
    closedBy,
    ...(run.traceIds.length > 0 && { stimuli: run.traceIds.length }),
    ...circumstances,
  };
}

/** How soon to look again while requests are still being sent. */
const SENDING_MS = 1000;
/** A client that ended meanwhile never says that it has sent them all. */
const LONGEST_SENDING_MS = 120_000;

/** Since when a run's patience counts; null while requests are still being sent. */
function patientSince({ startedAt, saysWhenSent }: Run, { sent }: Arrivals, now: number): number | null {
  const latest = startedAt + LONGEST_SENDING_MS;
  return sent ?? (saysWhenSent === true && now >= latest ? latest : null);
}

/** The checker, as the classroom's runs use it: the step's own expectation, and its own patience. */
export class CurriculumJudge implements Judge {
  constructor(private readonly curriculum: Curriculum) {}

  evaluate(run: Run, spans: StoredSpan[], closedBy: ClosedBy, circumstances?: Circumstances): Report {
    const expectation = expectationOf(this.curriculum, run);
    return evaluate(expectation, observe(run, spans, closedBy, circumstances), variablesOf(run));
  }

  decide(run: Run, arrivals: Arrivals, state: { report: Report; spans: StoredSpan[]; now: number }): Decision {
    const { now, report, spans } = state;
    const since = patientSince(run, arrivals, now);
    if (since === null) return { state: 'open', wakeAt: now + SENDING_MS };
    const wait = patienceOf(expectationOf(this.curriculum, run).wait, run.own);
    const decision = decide(
      { wait },
      {
        startedAt: since,
        firstArrivalAt: arrivals.first,
        lastArrivalAt: arrivals.last,
        now,
        report,
        outstandingOrphan: hasOutstandingOrphan(observe(run, spans, null)),
      },
    );
    return run.own === 'call' ? withStrays(decision, arrivals, { wait, now }) : decision;
  }
}

/** Where nothing came under the run's own trace ids and something else did, that is waited out as well. */
function withStrays(decision: Decision, arrivals: Arrivals, { wait, now }: { wait: Wait; now: number }): Decision {
  const { sent, first, stray } = arrivals;
  if (decision.state === 'open' || first !== null || stray === null || sent === null) return decision;
  const quiet = Math.min(stray + toMilliseconds(wait.quiet), sent + toMilliseconds(wait.deadline));
  return now < quiet ? { state: 'open', wakeAt: quiet } : { state: 'closed', by: 'quiet' };
}
