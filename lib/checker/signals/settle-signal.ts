import type { Check } from '../expectation.ts';
import type { CheckResult } from '../report.ts';
import { toFinding, toResult } from '../verdict.ts';
import type { Outcome } from './signal.ts';

/** The line of a check whose signal was met, or could not be seen by this host; the latter costs nothing. */
export function settled(check: Check, outcome: Exclude<Outcome, { state: 'unmet' | 'blocked' }>): CheckResult {
  if (outcome.state === 'unseen') {
    const skipped = toResult(check, 'skipped', [toFinding(outcome.explanation, check.hints)]);
    return { ...skipped, points: 0, max: 0 };
  }
  const notes = (outcome.notes ?? []).map((note) => toFinding({ level: 'warning', ...note }, check.hints));
  return toResult(check, notes.some(({ level }) => level === 'warning') ? 'warned' : 'passed', notes);
}

/** Gives the share of the points that was earned although the check failed. */
export function withShare(result: CheckResult, outcome: Outcome | undefined): CheckResult {
  if (outcome?.state !== 'unmet' || outcome.share === undefined || result.status !== 'failed') return result;
  return { ...result, points: result.max * Math.min(1, Math.max(0, outcome.share)) };
}
