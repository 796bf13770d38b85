import { OWN_SERVICE } from '../../checker/applicable.ts';
import { isClickedOnPage } from '../../checker/stimulus.ts';
import { toMilliseconds } from '../../checker/duration.ts';
import type { Expectation } from '../../checker/expectation.ts';
import type { Probe } from '../../checker/observation.ts';
import type { Finding } from '../../checker/report.ts';
import { objectionTo } from '../../checker/stimulus-verdict.ts';
import type { OwnMode, OwnRunState, OwnShot } from '../../feed/own-run.ts';
import { mintSpanId } from '../../telemetry/ids.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { patienceOf } from '../judge.ts';
import type { RunRegistry } from '../run-registry.ts';
import type { CallWish, Run, WatchWish } from '../run-schema.ts';
import { askWhy, RESEND_MS } from './ask-why.ts';
import { callService, type Called } from './call-service.ts';
import type { OwnBook, Remembered } from './own-book.ts';
import type { OwnStates } from './own-states.ts';
import type { ProbeEars } from './probe-ears.ts';
import { planRequests, requestOf, type Planned, type Sending } from './requests.ts';
import { callsAnything, type CallPolicy } from './target.ts';
import { readTargets } from './targets.ts';

/** Runs of one workspace that may send something at once: enough for a whole course at a time, and no flood. */
const MOST_AT_ONCE = 100;

const tooMany: Problem = {
  code: 'own/busy',
  message: 'Spanwalk is calling your service already.',
  hint: 'Wait until one of the runs is through.',
};

const onlyWatched: Problem = {
  code: 'own/page',
  message: 'In this step a page asks the backend, and Spanwalk cannot click on a page of yours.',
  hint: 'Choose to do it yourself: start watching, open your page, and click.',
};

/** Of which step a run is, and what that step expects. */
export interface OwnStep {
  lesson: string;
  step: string;
  expectation: Expectation;
}

export interface OwnHost {
  states: OwnStates;
  ears: ProbeEars;
  book: OwnBook;
  /** Given late: the registry needs the states, too. */
  runs: () => RunRegistry;
  policy: (workspace: string) => CallPolicy;
  now: () => number;
}

/** What is wrong with an answer. One that never came, or sends the caller elsewhere, is as good as not asked. */
function findingOn({ method, url, status, problem }: OwnShot, { stimulus }: Planned): Finding | null {
  if (problem !== null || status === null) {
    const { message, hint } = problem ?? { message: `${url} did not answer.`, hint: '' };
    return { code: 'stimulus.unreachable', level: 'info', message, fix: hint };
  }
  return objectionTo({ where: `${method} ${url}`, status, doorStatus: status }, stimulus);
}

/** A run as it begins. */
const stateOf = (run: Run, mode: OwnMode, { wait }: Expectation): OwnRunState => ({
  runId: run.runId,
  step: run.step,
  mode,
  turn: 0,
  phase: mode === 'call' ? 'calling' : 'waiting',
  startedAt: run.startedAt,
  until: mode === 'call' ? null : run.startedAt + toMilliseconds(patienceOf(wait, mode).deadline),
  traceIds: run.traceIds,
  syntheticParent: run.syntheticParent,
  shots: [],
  probes: [],
  asking: null,
});

/** What a page asks when it shows a step with one's own service. */
export interface OwnRecall {
  run: OwnRunState | null;
  remembered: Remembered | null;
  canCall: boolean;
}

type Started = { started: OwnRunState } | { problem: Problem };

/** Runs of steps on the student's own service: called by Spanwalk, or watched while the student acts. */
export class OwnRuns {
  /** What a run needs to be asked again why it is silent. */
  readonly #sendings = new WeakMap<Run, { sending: Sending; planned: Planned[] }>();

  constructor(private readonly host: OwnHost) {}

  /** Calls the student's service; resolves as soon as the run is registered, with its requests on their way. */
  async call(workspace: string, step: OwnStep, { call, purpose }: CallWish): Promise<Started> {
    const { states, book, now, policy } = this.host;
    if (isClickedOnPage(step.expectation.stimulus)) return { problem: onlyWatched };
    const read = readTargets(call, step.expectation.stimulus, policy(workspace));
    if ('problem' in read) return read;
    const targets = read.ok;
    if (states.busy(workspace) >= MOST_AT_ONCE) return { problem: tooMany };
    const planned = planRequests(step.expectation.stimulus);
    const method = call.method ?? planned[0]?.stimulus.method ?? 'GET';
    if (purpose === 'learn') {
      const url = targets.first.url.href;
      await book.keep(workspace, step.step, { mode: 'call', url, method, urls: call.urls ?? {}, at: now() });
    }
    const traceIds = planned.map(({ traceId }) => traceId);
    const run = this.#register(workspace, step, { mode: 'call', traceIds, purpose });
    const sending = { run, targets, wish: call };
    this.#sendings.set(run, { sending, planned });
    void this.#send(sending, planned, step);
    return { started: this.#state(run) };
  }

  /** Looks at everything that arrives from outside, until it is told to judge or nothing more comes. */
  async watch(workspace: string, step: OwnStep, { purpose }: WatchWish): Promise<Started> {
    const { book, now } = this.host;
    if (purpose === 'learn') await book.keep(workspace, step.step, { mode: 'watch', at: now() });
    const run = this.#register(workspace, step, { mode: 'watch', traceIds: [], purpose });
    return { started: this.#state(run) };
  }

  /** The newest run of a step, how the student last did it, and whether Spanwalk may call anything for them. */
  async of(workspace: string, step: string): Promise<OwnRecall> {
    const { states, book, policy } = this.host;
    const canCall = callsAnything(policy(workspace));
    return { run: states.of(workspace, step), remembered: await book.of(workspace, step), canCall };
  }

  /** Forgets the runs of a step; the address that was typed stays. */
  forget(workspace: string, step: string): void {
    this.host.states.forget(workspace, step);
  }

  /** Asks a run's service why nothing came; each answer is told as soon as it is there. */
  askWhy(run: Run): Promise<Probe[]> {
    const { states, ears, now } = this.host;
    const shots = states.get(run.runId)?.shots;
    const known = this.#sendings.get(run);
    const [first] = known?.planned ?? [];
    if (shots === undefined || known === undefined || first === undefined) return Promise.resolve([]);
    const resend = (traceId: string): Promise<Called> => {
      const sending = { ...known.sending, wish: { ...known.sending.wish, sampled: true } };
      return callService(requestOf({ ...first, traceId }, sending), { timeoutMs: RESEND_MS });
    };
    return askWhy({
      workspace: run.workspace,
      shots,
      sampled: known.sending.wish.sampled,
      ears,
      resend,
      onProgress: (progress) => states.change(run.runId, { phase: 'probing', ...progress }),
      now,
    });
  }

  #register(
    workspace: string,
    { lesson, step, expectation }: OwnStep,
    { mode, traceIds, purpose }: { mode: OwnMode; traceIds: string[]; purpose: Run['purpose'] },
  ): Run {
    const { runs, states } = this.host;
    // Only one of them can be meant by the tab that shows the step.
    const before = states.of(workspace, step);
    if (before !== null && before.phase !== 'closed') runs().close(workspace, before.runId, 'asked');
    const syntheticParent = mode === 'call' ? mintSpanId() : null;
    const wanted = { step, variant: OWN_SERVICE, traceIds, syntheticParent, purpose, own: mode };
    const run = runs().register(workspace, lesson, wanted);
    states.open(workspace, stateOf(run, mode, expectation), purpose === 'learn');
    return run;
  }

  /** One after the other, as a student would click. The first that finds nobody ends the run: waiting would be vain. */
  async #send(sending: Sending, planned: readonly Planned[], { expectation }: OwnStep): Promise<void> {
    const { states, runs, now } = this.host;
    const { run } = sending;
    for (const one of planned) {
      const call = requestOf(one, sending);
      const called = await callService(call);
      const state = states.get(run.runId);
      if (state === undefined || state.phase === 'closed') {
        // Nothing is known of it any more, so nobody would say that its requests are sent: it must not stay open for ever.
        runs().close(run.workspace, run.runId, 'asked');
        return;
      }
      const { method, target } = call;
      const shot = { traceId: one.traceId, method, url: target.url.href, ...called };
      states.change(run.runId, { shots: [...state.shots, shot] });
      const finding = findingOn(shot, one);
      if (finding?.code === 'stimulus.unreachable') {
        states.setUnsent(run.runId, finding);
        runs().close(run.workspace, run.runId, 'unsent');
        return;
      }
      if (finding !== null) states.object(run.runId, finding);
    }
    const deadline = toMilliseconds(patienceOf(expectation.wait, 'call').deadline);
    states.change(run.runId, { phase: 'waiting', until: now() + deadline });
    runs().sent(run.workspace, run.runId);
  }

  #state({ runId }: Run): OwnRunState {
    const state = this.host.states.get(runId);
    if (state === undefined) throw new Error(`The run ${runId} on one's own service is not known.`);
    return state;
  }
}
