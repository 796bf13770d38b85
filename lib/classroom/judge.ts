import { evaluate } from '../checker/evaluate.ts';
import type { Expectation } from '../checker/expectation.ts';
import { hasOutstandingOrphan, type Observation } from '../checker/observation.ts';
import type { ClosedBy, Report } from '../checker/report.ts';
import { decide, type Decision } from '../checker/waiting.ts';
import { findStep } from '../curriculum/neighbours.ts';
import type { Curriculum } from '../curriculum/step.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import type { Run } from './run-schema.ts';
import type { Arrivals, Judge } from './run-watch.ts';

function expectationOf(curriculum: Curriculum, run: Run): Expectation {
  const step = findStep(curriculum, run.step)?.step;
  if (step?.kind !== 'emit') throw new Error(`The step ${run.step} has no expectation of telemetry.`);
  return step.expectation;
}

const observe = (run: Run, spans: StoredSpan[], closedBy: ClosedBy): Observation => ({
  lesson: run.lesson,
  variant: run.variant,
  spans,
  traceIds: run.traceIds,
  syntheticRoots: run.syntheticParent === null ? [] : [run.syntheticParent],
  closedBy,
});

/** The checker, as the classroom's runs use it: the step's own expectation, and its own patience. */
export class CurriculumJudge implements Judge {
  constructor(private readonly curriculum: Curriculum) {}

  evaluate(run: Run, spans: StoredSpan[], closedBy: ClosedBy): Report {
    return evaluate(expectationOf(this.curriculum, run), observe(run, spans, closedBy));
  }

  decide(run: Run, arrivals: Arrivals, state: { report: Report; spans: StoredSpan[]; now: number }): Decision {
    return decide(expectationOf(this.curriculum, run), {
      startedAt: run.startedAt,
      firstArrivalAt: arrivals.first,
      lastArrivalAt: arrivals.last,
      now: state.now,
      report: state.report,
      outstandingOrphan: hasOutstandingOrphan(observe(run, state.spans, null)),
    });
  }
}
