import type { Expectation } from '../checker/expectation.ts';
import { toMilliseconds } from '../checker/duration.ts';
import type { CheckResult, Finding, Report } from '../checker/report.ts';
import { toFinding } from '../checker/verdict.ts';
import { mintSpanId, mintTraceId } from '../telemetry/ids.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { AppClient, DrivenStep } from './app-client.ts';
import { shoot, shotsOf } from './stimulate.ts';

/** How long one question after a run is held open, and how much longer than its deadline a run is followed. */
const POLL_MS = 5000;
const GRACE_MS = 15_000;

const runCheck = (status: CheckResult['status'], findings: Finding[]): CheckResult => ({
  id: 'stimulus',
  title: 'The request is sent and answered',
  level: 'required',
  status,
  points: 0,
  max: 0,
  findings,
});

/** The report on a step that could not be run at all: nobody failed, nothing is known. */
export function inconclusive(step: DrivenStep, variant: string, findings: Finding[]): Report {
  return {
    schema: 'spanwalk/step-report/v1',
    lesson: step.lesson,
    step: step.id,
    variant,
    status: 'inconclusive',
    checks: [runCheck('inconclusive', findings)],
    score: 0,
    closedBy: null,
    inventory: { spans: 0, traces: 0, services: [], scopes: [], outline: '' },
  };
}

export const findingOf = ({ code, message, hint }: Problem): Finding => ({ code, level: 'info', message, fix: hint });

/** A report to which the answer's own fault is added. */
function withAnswer(report: Report, objections: Finding[]): Report {
  if (objections.length === 0) return report;
  return { ...report, status: 'failed', checks: [runCheck('failed', objections), ...report.checks] };
}

/** Follows a run until it is closed. The app decides when: the clock here only ends a wait that leads nowhere. */
async function untilClosed(client: AppClient, runId: string, deadlineMs: number): Promise<Report | Finding> {
  const giveUp = Date.now() + deadlineMs + GRACE_MS;
  while (Date.now() < giveUp) {
    const state = await client.follow(runId, POLL_MS);
    if ('problem' in state) return findingOf(state.problem);
    if (!state.ok.open && state.ok.report !== null) return state.ok.report;
  }
  return toFinding({ code: 'run.lost', level: 'info', message: 'The run was not closed in time.' }, {});
}

/** Registers a run of a step, sends its requests with their own trace ids, and waits for the verdict. */
export async function driveStep(
  client: AppClient,
  step: DrivenStep & { expectation: Expectation },
  { variant, own }: { variant: string; own?: string | undefined },
): Promise<Report> {
  const { stimulus, wait } = step.expectation;
  const shots = shotsOf(stimulus, { app: client.url, variant, own }, mintTraceId);
  const syntheticParent = mintSpanId();
  const traceIds = shots.map(({ traceId }) => traceId);
  const run = await client.register({ step: step.id, variant, traceIds, syntheticParent, purpose: 'check' });
  if ('problem' in run) return inconclusive(step, variant, [findingOf(run.problem)]);
  const objections: Finding[] = [];
  for (const shot of shots) {
    const objection = await shoot(shot, syntheticParent);
    if (objection?.code === 'stimulus.unreachable') return inconclusive(step, variant, [objection]);
    if (objection !== null) objections.push(objection);
  }
  const closed = await untilClosed(client, run.ok.runId, toMilliseconds(wait.deadline));
  return 'code' in closed ? inconclusive(step, variant, [closed]) : withAnswer(closed, objections);
}
