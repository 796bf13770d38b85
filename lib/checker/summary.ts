import type { CheckLevel } from './check-base.ts';
import type { CheckResult, CheckStatus, Report } from './report.ts';

/** One step's part of a run of `check`. `proves` is set where a sample was judged whose verdict is known beforehand. */
export type StepReport = Report & { proves?: { wanted: 'fail' | 'pass'; held: boolean } };

/** The report on a run of `check`, over any number of steps. */
export interface RunReport {
  schema: 'spanwalk/report/v1';
  steps: StepReport[];
  summary: {
    steps: number;
    checks: Record<CheckStatus, number>;
    /** Samples that were to fail and failed, or were to pass and passed, of all that were tried. */
    proved: { held: number; of: number };
    score: number;
    /** 0 passed, 1 a check failed, 3 inconclusive. */
    exit: 0 | 1 | 3;
  };
}

/** Which failing checks make the whole fail. */
export type FailOn = 'required' | 'recommended' | 'never';

const LEVELS: Record<FailOn, readonly CheckLevel[]> = {
  required: ['required'],
  recommended: ['required', 'recommended'],
  never: [],
};

/** A report's verdict under a policy: what is below the policy's level cannot fail it. */
export function outcomeOf(report: Report, failOn: FailOn): 'passed' | 'failed' | 'inconclusive' {
  const levels = new Set(LEVELS[failOn]);
  const counted = report.checks.filter(({ level }) => levels.has(level));
  const isHarmless = report.status === 'passed' || (report.status === 'warned' && failOn !== 'recommended');
  if (!isHarmless && counted.some(({ status }) => status === 'failed')) return 'failed';
  const unsettled = counted.some(({ status }) => status === 'inconclusive' || status === 'waiting');
  return unsettled || isUnseen(report, counted) ? 'inconclusive' : 'passed';
}

/** Whether nothing that counts could be looked at: on nothing at all, nobody passes. */
const isUnseen = ({ status }: Report, counted: readonly CheckResult[]): boolean =>
  status === 'inconclusive' && counted.length > 0 && counted.every((check) => check.status === 'skipped');

/**
 * Whether a sample did what it is there for. A `before` that passes proves nothing, and one that is inconclusive does
 * not either.
 */
export const proves = (report: Report, wanted: 'fail' | 'pass'): boolean =>
  outcomeOf(report, 'required') === (wanted === 'fail' ? 'failed' : 'passed');

function exitOf(steps: readonly StepReport[], failOn: FailOn): 0 | 1 | 3 {
  if (failOn === 'never') return 0;
  const outcomes = new Set(steps.map((step) => (step.proves ? proofOutcome(step) : outcomeOf(step, failOn))));
  if (outcomes.has('failed')) return 1;
  return outcomes.has('inconclusive') ? 3 : 0;
}

function proofOutcome(step: StepReport): 'passed' | 'failed' | 'inconclusive' {
  if (step.proves?.held === true) return 'passed';
  return outcomeOf(step, 'required') === 'inconclusive' ? 'inconclusive' : 'failed';
}

/** Adds steps up. A proving `before` counts as good when it fails, and its score is left out. */
export function summarise(steps: StepReport[], failOn: FailOn = 'required'): RunReport {
  const checks: Record<CheckStatus, number> = {
    passed: 0,
    warned: 0,
    failed: 0,
    skipped: 0,
    waiting: 0,
    inconclusive: 0,
  };
  const graded = steps.filter((step) => step.proves?.wanted !== 'fail');
  for (const { status } of graded.flatMap((step) => step.checks)) checks[status] += 1;
  const proofs = steps.flatMap((step) => step.proves ?? []);
  return {
    schema: 'spanwalk/report/v1',
    steps,
    summary: {
      steps: new Set(steps.map(({ lesson, step }) => `${lesson}/${step}`)).size,
      checks,
      proved: { held: proofs.filter(({ held }) => held).length, of: proofs.length },
      score: graded.length === 0 ? 100 : Math.round(graded.reduce((sum, { score }) => sum + score, 0) / graded.length),
      exit: exitOf(steps, failOn),
    },
  };
}
