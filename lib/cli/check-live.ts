import { OWN_SERVICE } from '../checker/applicable.ts';
import type { Expectation } from '../checker/expectation.ts';
import type { Report } from '../checker/report.ts';
import type { Problem } from '../telemetry/problem.ts';
import { proves, summarise, type RunReport, type StepReport } from '../checker/summary.ts';
import type { Answer, AppClient, DrivenStep } from './app-client.ts';
import type { Outcome } from './check-file.ts';
import type { CheckOptions } from './check-options.ts';
import { driveOwnService, driveStep, findingOf, inconclusive } from './drive.ts';
import { openClient } from './open-client.ts';
import type { Progress } from './progress.ts';

type EmitStep = DrivenStep & { expectation: Expectation };

const isEmit = (step: DrivenStep): step is EmitStep => step.expectation?.schema === 'spanwalk/expectation/v1';

/** Whether a step is judged on telemetry that the student made earlier. */
function needsTelemetry({ expectation }: DrivenStep, variant: CheckOptions['variant']): boolean {
  if (variant === OWN_SERVICE && expectation?.schema !== 'spanwalk/resource/v1') return false;
  if (expectation?.schema === 'spanwalk/query-expectation/v1') return true;
  if (expectation?.schema === 'spanwalk/resource/v1')
    return expectation.checks.some(({ works }) => works !== undefined);
  if (expectation?.schema !== 'spanwalk/answer-expectation/v1') return false;
  return expectation.questions.some(({ kind }) => kind === 'from-telemetry');
}

/** What is set up or asked for is tried on what arrived in its own lesson; without such a step, on any route's traces. */
function sourceFor(step: DrivenStep, earlier: readonly EmitStep[]): EmitStep | undefined {
  const ofLesson = earlier.find(({ lesson }) => lesson === step.lesson);
  if (step.expectation?.schema !== 'spanwalk/answer-expectation/v1' && ofLesson !== undefined) return ofLesson;
  return earlier.find(({ expectation }) => expectation.stimulus.some(({ kind }) => kind === 'http'));
}

/** Two traces of the route step before it are what every query step can be answered with. */
const TRACES_TO_QUERY = 2;

/** Drives the steps of a running app, one after the other: two runs at once would see each other's stray spans. */
class LiveCheck {
  readonly reports: StepReport[] = [];
  /** How often each step's `after` was driven, so that a query step finds what its text sends the student to make. */
  readonly #driven = new Map<string, number>();

  constructor(
    private readonly client: AppClient,
    private readonly all: readonly DrivenStep[],
    private readonly options: Pick<CheckOptions, 'variant' | 'own'>,
    private readonly progress: Progress,
  ) {}

  async check(step: DrivenStep): Promise<void> {
    if (step.expectation === null) return;
    if (needsTelemetry(step, this.options.variant)) await this.#makeTelemetryFor(step);
    const { variant } = this.options;
    for (const each of variant === undefined ? (['before', 'after'] as const) : [variant]) {
      this.progress.doing(`${step.id} · ${each} …`);
      this.#keep(await this.#judge(step, each), variant === undefined && each !== 'own');
    }
  }

  /** Without a variant of the caller's choice, both samples are tried for what they prove. */
  #keep(report: Report, isProof: boolean): void {
    const wanted = report.variant === 'before' ? 'fail' : 'pass';
    const held = proves(report, wanted);
    const step: StepReport = isProof ? { ...report, proves: { wanted, held } } : report;
    this.reports.push(step);
    const proof = held ? `${report.status}, as it must be` : `${report.status}, though it should ${wanted}`;
    const verdict = isProof ? proof : report.status;
    this.progress.done(`${report.step} · ${report.variant}: ${verdict}`);
  }

  async #judge(step: DrivenStep, variant: 'before' | 'after' | 'own'): Promise<Report> {
    if (isEmit(step)) {
      if (variant === 'after') this.#driven.set(step.id, (this.#driven.get(step.id) ?? 0) + 1);
      const { own } = this.options;
      if (variant !== OWN_SERVICE || own === undefined) return driveStep(this.client, step, { variant });
      return driveOwnService(this.client, step, own);
    }
    const judged = await this.#judgeAtOnce(step, variant);
    return 'ok' in judged ? judged.ok : inconclusive(step, variant, [findingOf(judged.problem)]);
  }

  /** What needs no run: a sample of the step, or what stands in the workspace. */
  async #judgeAtOnce({ id, expectation }: DrivenStep, variant: 'before' | 'after' | 'own'): Promise<Answer<Report>> {
    if (variant !== OWN_SERVICE) return this.client.judgeSample(id, variant);
    if (expectation?.schema !== 'spanwalk/resource/v1') return { problem: notForOwn };
    return this.client.judgeSetUp(id);
  }

  async #makeTelemetryFor(step: DrivenStep): Promise<void> {
    const earlier = this.all
      .slice(
        0,
        this.all.findIndex(({ id }) => id === step.id),
      )
      .toReversed();
    const source = sourceFor(step, earlier.filter(isEmit));
    if (source === undefined) return;
    const { variant, own } = this.options;
    if (variant === OWN_SERVICE) {
      // What one has set up oneself is about one's own service, and is tried on its telemetry.
      if (own === undefined) return;
      this.progress.doing(`${step.id} · calling your service …`);
      await driveOwnService(this.client, source, own);
      return;
    }
    for (let done = this.#driven.get(source.id) ?? 0; done < TRACES_TO_QUERY; done += 1) {
      this.progress.doing(`${step.id} · making a trace to ask about …`);
      await driveStep(this.client, source, { variant: 'after' });
      this.#driven.set(source.id, done + 1);
    }
  }
}

const notForOwn: Problem = {
  code: 'check/misfit',
  message: 'Only a step that emits telemetry, or that sets something up, can be checked on one’s own.',
  hint: 'Name such a step with --step.',
};

/** A step that emits telemetry needs a request to one's own service; what is set up stands in the workspace. */
const unaddressed = ({ id }: DrivenStep): Problem => ({
  code: 'usage/own',
  message: `The step “${id}” needs a request to your own service, and no address was given.`,
  hint: 'Add --own and the address, such as --own http://127.0.0.1:4567/api/activities/home.',
});

/** The steps that were asked for, or the problem that there are none like it. */
function chosen(steps: DrivenStep[], { lesson, step }: CheckOptions): Outcome<DrivenStep[]> {
  const found = steps.filter((each) => (lesson ?? each.lesson) === each.lesson && (step ?? each.id) === each.id);
  if (found.length > 0) return { ok: found };
  const known = lesson === undefined ? steps : steps.filter((each) => each.lesson === lesson);
  const names = known.length > 0 ? known.map(({ id }) => id) : [...new Set(steps.map((each) => each.lesson))];
  const message = `There is no ${known.length > 0 ? 'step' : 'lesson'} “${known.length > 0 ? step : lesson}”.`;
  return { problems: [{ code: 'check/unknown-step', message, hint: `There are: ${names.join(', ')}.` }] };
}

/** Drives a running app's steps and proves each: its `before` fails and its `after` passes. */
export async function checkLive(
  options: CheckOptions & { url: string },
  progress: Progress,
): Promise<Outcome<RunReport> | { unreachable: string[] }> {
  const client = await openClient(options.url);
  const steps = await client.steps();
  if ('problem' in steps) return { unreachable: [steps.problem.message, steps.problem.hint] };
  const wanted = chosen(steps.ok, options);
  if ('problems' in wanted) return wanted;
  const lacking = options.variant === OWN_SERVICE && options.own === undefined ? wanted.ok.find(isEmit) : undefined;
  if (lacking !== undefined) return { problems: [unaddressed(lacking)] };
  const check = new LiveCheck(client, steps.ok, options, progress);
  for (const step of wanted.ok) await check.check(step);
  progress.end();
  return { ok: summarise(check.reports, options.failOn) };
}
