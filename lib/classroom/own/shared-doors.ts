import type { Finding, Report } from '../../checker/report.ts';
import type { OwnRunState } from '../../feed/own-run.ts';

/** A run on one's own service, and when nothing more was waited for; Unix milliseconds, null while it is open. */
export interface Timed {
  state: OwnRunState;
  closedAt: number | null;
}

/** Where its requests go; null where nobody knows, as when the student sends them. */
const originOf = ({ shots }: OwnRunState): string | null => {
  const url = shots[0]?.url;
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : null;
};

const endOf = ({ closedAt }: Timed): number => closedAt ?? Infinity;

/**
 * The steps of the runs that were open at the same time as one, on another service as far as is known. What reached a
 * door without a trace of theirs may have been any one's: of the same service's it tells the same of all.
 */
export function sharersOf(one: Timed, all: readonly Timed[]): string[] {
  const origin = originOf(one.state);
  const others = all.filter(
    (other) =>
      other.state.runId !== one.state.runId &&
      other.state.startedAt < endOf(one) &&
      endOf(other) > one.state.startedAt &&
      (origin === null || originOf(other.state) !== origin),
  );
  return [...new Set(others.map(({ state }) => state.step))];
}

/** Whether a finding rests on what reached the doors, and not on spans in the run's own traces. */
const isFromDoors = ({ code }: Finding): boolean =>
  code.startsWith('transport.') || code === 'relation.propagation-lost';

/** A report that says of each finding from the doors whose it may be as well. */
export function withSharers(report: Report, steps: readonly string[]): Report {
  if (steps.length === 0) return report;
  const said =
    steps.length === 1
      ? `A run of the step ${steps[0]} on another service of yours was open meanwhile: this may be of that one.`
      : `Runs of the steps ${steps.join(', ')} on other services of yours were open meanwhile: this may be of one of those.`;
  const named = (finding: Finding): Finding =>
    isFromDoors(finding) ? { ...finding, message: `${finding.message} ${said}` } : finding;
  const checks = report.checks.map((check) => ({ ...check, findings: check.findings.map(named) }));
  return { ...report, checks, ...(report.remarks && { remarks: report.remarks.map(named) }) };
}
