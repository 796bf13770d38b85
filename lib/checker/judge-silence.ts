import { explainSilence } from './diagnose/silence.ts';
import { countOf } from './exam.ts';
import type { Check } from './expectation.ts';
import { spoilt } from './inconclusive.ts';
import type { Observation } from './observation.ts';
import type { CheckResult } from './report.ts';
import { toFinding, toResult } from './verdict.ts';

/** Whether a check can only be met by spans that arrived. */
export const expectsSpans = (check: Check): boolean =>
  check.signal === 'exception' || (check.signal === 'span' && countOf(check).min > 0);

/** Nothing arrived: one finding, and everything else waits for that to be put right. */
export function judgeSilence(checks: readonly Check[], observation: Observation): CheckResult[] {
  const { closedBy, fault } = observation;
  if (closedBy === null) return checks.map((check) => toResult(check, 'waiting'));
  const first = checks.find(expectsSpans);
  return checks.map((check) => {
    if (fault !== undefined) return spoilt(check, fault);
    if (check !== first) return toResult(check, 'skipped', [], first?.id);
    const explanation = { expected: check.title, ...explainSilence(observation) };
    return toResult(check, 'failed', [toFinding(explanation, check.hints)]);
  });
}
