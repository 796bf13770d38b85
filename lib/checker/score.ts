import type { Scoring } from './check-base.ts';
import { explain } from './findings/catalogue.ts';
import type { CheckResult, CheckStatus, Finding } from './report.ts';

/** The part of a check's points that it earns: all, half for one small slip, or none. */
export function fractionOf(status: CheckStatus, findings: readonly Finding[], partial: boolean): number {
  if (status === 'passed' || status === 'warned') return 1;
  if (status !== 'failed' || !partial) return 0;
  const errors = findings.filter(({ level }) => level === 'error');
  return errors.length === 1 && errors.every(({ code }) => explain(code)?.slip === true) ? 0.5 : 0;
}

const counts = ({ level, status }: CheckResult): boolean =>
  (level === 'required' || level === 'recommended') && status !== 'inconclusive';

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);

/**
 * 0 to 100: the points earned of those to be had, bonus points on top up to 100. What was inconclusive is not counted
 * at all. A check named in `capOn` that failed keeps the score down, however well the rest went.
 */
export function scoreOf(results: readonly CheckResult[], { capOn }: Pick<Scoring, 'capOn'>): number {
  const counted = results.filter(counts);
  const bonus = sum(results.filter(({ level }) => level === 'bonus').map(({ points }) => points));
  const most = sum(counted.map(({ max }) => max));
  const raw = most === 0 ? 100 : (100 * (sum(counted.map(({ points }) => points)) + bonus)) / most;
  const caps = capOn.filter(({ check }) => results.some(({ id, status }) => id === check && status === 'failed'));
  return Math.round(Math.min(100, raw, ...caps.map(({ max }) => max)));
}

const RANK: readonly CheckStatus[] = ['failed', 'inconclusive', 'waiting', 'warned', 'passed'];

/** What a check means for the whole: only a required one can fail it, and a skipped one counts as its cause does. */
function weightOf({ level, status, skippedBecause }: CheckResult): CheckStatus {
  if (level === 'bonus' || level === 'info') return 'passed';
  const counted = status === 'skipped' && skippedBecause !== undefined ? 'failed' : status;
  return counted === 'failed' && level === 'recommended' ? 'warned' : counted;
}

/** Whether nothing that counts could be looked at here, so that there is nothing to pass on. */
function isUnseen(results: readonly CheckResult[]): boolean {
  const counted = results.filter(({ level }) => level === 'required' || level === 'recommended');
  return (
    counted.length > 0 &&
    counted.every(({ status, skippedBecause }) => status === 'skipped' && skippedBecause === undefined)
  );
}

/** The verdict on all checks: the worst of them. `passAt` lets a step pass below full marks. */
export function statusOf(
  results: readonly CheckResult[],
  score: number,
  scoring: Pick<Scoring, 'passAt'>,
): CheckStatus {
  const weights = new Set(results.map(weightOf));
  const worst = isUnseen(results) ? 'inconclusive' : (RANK.find((status) => weights.has(status)) ?? 'passed');
  const isGoodEnough = worst === 'failed' && scoring.passAt < 100 && score >= scoring.passAt;
  return isGoodEnough ? 'warned' : worst;
}
