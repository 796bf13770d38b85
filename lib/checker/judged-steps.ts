import type { AnyCheck, Scoring } from './check-base.ts';
import type { Explanation } from './diagnose/explanation.ts';
import type { CheckResult, Report } from './report.ts';
import { scoreOf, statusOf } from './score.ts';
import { toFinding, toResult } from './verdict.ts';

/** Where and as what a step was judged: `student`, or the sample `before` or `after`. */
export interface Occasion {
  lesson: string;
  variant: string;
}

/** Judges checks in their order; one whose dependency did not pass is skipped. */
export function judgeInOrder<Check extends AnyCheck>(
  checks: readonly Check[],
  judge: (check: Check) => Explanation | null,
): CheckResult[] {
  const failed = new Set<string>();
  return checks.map((check) => {
    const cause = check.dependsOn.find((id) => failed.has(id));
    const explanation = cause === undefined ? judge(check) : null;
    if (cause !== undefined || explanation !== null) failed.add(check.id);
    if (cause !== undefined) return toResult(check, 'skipped', [], cause);
    if (explanation === null) return toResult(check, 'passed');
    return toResult(check, 'failed', [toFinding(explanation, check.hints)]);
  });
}

/** The report on a step that is judged on what was asked or answered; nothing is waited for. */
export function reportWithoutTelemetry(
  expectation: { step: string; scoring: Scoring },
  checks: CheckResult[],
  { lesson, variant }: Occasion,
): Report {
  const score = scoreOf(checks, expectation.scoring);
  return {
    schema: 'spanwalk/step-report/v1',
    lesson,
    step: expectation.step,
    variant,
    status: statusOf(checks, score, expectation.scoring),
    checks,
    score,
    closedBy: 'complete',
    inventory: { spans: 0, traces: 0, services: [], scopes: [], outline: '' },
  };
}
