import { OWN_SERVICE } from '../checker/applicable.ts';
import type { Expectation } from '../checker/expectation.ts';
import { toMilliseconds } from '../checker/duration.ts';
import type { Finding, Report } from '../checker/report.ts';
import { unsentReport, withObjections } from '../checker/stimulus-verdict.ts';
import { toFinding } from '../checker/verdict.ts';
import { mintSpanId, mintTraceId } from '../telemetry/ids.ts';
import type { Problem } from '../telemetry/problem.ts';
import type { AppClient, DrivenStep } from './app-client.ts';
import type { OwnAddresses } from './own-option.ts';
import { shoot, shotsOf, tracesOf } from './stimulate.ts';

/** How long one question after a run is held open, and how much longer than its deadline a run is followed. */
const POLL_MS = 5000;
const GRACE_MS = 15_000;

/** A silent service is asked why before its run closes, and its first batch may take longer than a stage's. */
const OWN_GRACE_MS = 90_000;

/** The report on a step that could not be run at all: nobody failed, nothing is known. */
export const inconclusive = (step: DrivenStep, variant: string, findings: Finding[]): Report =>
  unsentReport({ lesson: step.lesson, step: step.id, variant }, findings);

export const findingOf = ({ code, message, hint }: Problem): Finding => ({ code, level: 'info', message, fix: hint });

/** Follows a run until it is closed. The app decides when: the clock here only ends a wait that leads nowhere. */
async function untilClosed(client: AppClient, runId: string, patienceMs: number): Promise<Report | Finding> {
  const giveUp = Date.now() + patienceMs;
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
  { variant }: { variant: string },
): Promise<Report> {
  const { stimulus, wait } = step.expectation;
  const shots = shotsOf(stimulus, { app: client.url, variant }, mintTraceId);
  const syntheticParent = mintSpanId();
  const traceIds = shots.flatMap(tracesOf);
  // A stage may take long to start, a page to load, and between two requests once more: nothing is judged before the last answer.
  const saysWhenSent = traceIds.length > 1 || shots.some(({ stimulus: { kind } }) => kind === 'stage');
  const announced = { step: step.id, variant, traceIds, syntheticParent, saysWhenSent };
  const run = await client.register({ ...announced, purpose: 'check' });
  if ('problem' in run) return inconclusive(step, variant, [findingOf(run.problem)]);
  const objections: Finding[] = [];
  for (const shot of shots) {
    const objection = await shoot(shot, syntheticParent);
    if (objection?.code === 'stimulus.unreachable') return inconclusive(step, variant, [objection]);
    if (objection !== null) objections.push(objection);
  }
  if (saysWhenSent) await client.sent(run.ok.runId);
  const closed = await untilClosed(client, run.ok.runId, toMilliseconds(wait.deadline) + GRACE_MS);
  return 'code' in closed ? inconclusive(step, variant, [closed]) : withObjections(closed, objections);
}

/** Has the app call one's own service, as the page does, and waits for the verdict: answers are in it already. */
export async function driveOwnService(
  client: AppClient,
  step: DrivenStep & { expectation: Expectation },
  { url, urls }: OwnAddresses,
): Promise<Report> {
  const call = Object.keys(urls).length > 0 ? { url, urls } : { url };
  const run = await client.register({ step: step.id, variant: OWN_SERVICE, call, purpose: 'check' });
  if ('problem' in run) return inconclusive(step, OWN_SERVICE, [findingOf(run.problem)]);
  const closed = await untilClosed(client, run.ok.runId, toMilliseconds(step.expectation.wait.deadline) + OWN_GRACE_MS);
  return 'code' in closed ? inconclusive(step, OWN_SERVICE, [closed]) : closed;
}
