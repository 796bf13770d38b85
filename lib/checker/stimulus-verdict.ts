import type { CheckResult, ClosedBy, Finding, Report } from './report.ts';
import type { Stimulus } from './stimulus.ts';
import { toFinding } from './verdict.ts';

/** A stimulus that is a request, and not something a person does. */
export type Request = Exclude<Stimulus, { kind: 'manual' }>;

/** The line of a report that is about the request itself. */
const stimulusCheck = (status: CheckResult['status'], findings: Finding[]): CheckResult => ({
  id: 'stimulus',
  title: 'The request is sent and answered',
  level: 'required',
  status,
  points: 0,
  max: 0,
  findings,
});

/** The report on a step whose request could not be sent: nobody failed, nothing is known. */
export const unsentReport = (
  { lesson, step, variant }: Pick<Report, 'lesson' | 'step' | 'variant'>,
  findings: Finding[],
  closedBy: ClosedBy = null,
): Report => ({
  schema: 'spanwalk/step-report/v1',
  lesson,
  step,
  variant,
  status: 'inconclusive',
  checks: [stimulusCheck('inconclusive', findings)],
  score: 0,
  closedBy,
  inventory: { spans: 0, traces: 0, services: [], scopes: [], outline: '' },
});

/** A report to which the answers' own faults are added. */
export function withObjections(report: Report, objections: Finding[]): Report {
  if (objections.length === 0) return report;
  return { ...report, status: 'failed', checks: [stimulusCheck('failed', objections), ...report.checks] };
}

const NOT_THERE = new Set([404, 405]);

/** What answered, and where. A stage's answer is wrapped by the door that forwards to it, which has a status as well. */
export interface Answered {
  where: string;
  status: number;
  doorStatus: number;
}

/** What is wrong with an answer, if anything is: nothing is there, or its status is not the step's. */
export function objectionTo({ where, status, doorStatus }: Answered, stimulus: Request): Finding | null {
  if (NOT_THERE.has(doorStatus) && stimulus.status !== doorStatus) {
    const message = `${where} answered ${doorStatus}: there is nothing there.`;
    return toFinding({ code: 'stimulus.unreachable', message, level: 'info' }, {});
  }
  if (stimulus.status === undefined || stimulus.status === status) return null;
  const facts = { expected: `status ${stimulus.status}`, actual: `status ${status}` };
  return toFinding({ code: 'stimulus.status', message: `${where} answered ${status}.`, ...facts }, {});
}
