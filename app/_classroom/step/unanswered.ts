import type { CheckResult, Report } from '@/lib/checker/report.ts';

const isUnanswered = ({ findings }: CheckResult): boolean =>
  findings.length > 0 && findings.every(({ code }) => code === 'answer.missing');

const unjudged = (check: CheckResult): CheckResult =>
  isUnanswered(check) ? { ...check, status: 'skipped', findings: [], why: 'Not answered yet.' } : check;

/**
 * A quiz's verdict as its page shows it: what nobody answered yet is not judged, in a line, and is no mistake to be
 * explained. Where there is no other, the whole is waited for.
 */
export function quietlyUnanswered(report: Report): Report {
  const checks = report.checks.map(unjudged);
  const isOpen = report.status === 'failed' && checks.every(({ status }) => status !== 'failed');
  return { ...report, checks, status: isOpen ? 'waiting' : report.status };
}
