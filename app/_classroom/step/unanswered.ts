import type { CheckResult, Report } from '@/lib/checker/report.ts';

const isUnanswered = ({ findings }: CheckResult): boolean =>
  findings.length > 0 && findings.every(({ code }) => code === 'answer.missing');

/** A quiz's verdict as its page shows it: what nobody answered yet waits, in a line, and is no mistake to be explained. */
export const quietlyUnanswered = (report: Report): Report => ({
  ...report,
  checks: report.checks.map((check) =>
    isUnanswered(check) ? { ...check, status: 'waiting', findings: [], why: 'Not answered yet.' } : check,
  ),
});
