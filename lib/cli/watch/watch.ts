import { z } from 'zod';
import { progressSchema } from '../../curriculum/progress.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { Report } from '../../checker/report.ts';
import type { Expectation } from '../../checker/expectation.ts';
import { AppClient, type DrivenStep } from '../app-client.ts';
import type { ExitCode, Surroundings } from '../check-options.ts';
import { driveStep } from '../drive.ts';
import { openClient } from '../open-client.ts';
import { harmless } from '../paint.ts';
import type { Outcome } from '../read-expectation.ts';
import { tokenFrom } from '../token-option.ts';
import { follow } from './feed-reader.ts';
import { lineOf } from './line-output.ts';
import { furthestOf, screenOf, type ScreenSize } from './screen.ts';
import { TakenTerminal } from './terminal.ts';
import { watchOptionsSchema, type WatchOptions } from './watch-options.ts';
import { after, beginning, type WatchEvent, type WatchState } from './watch-state.ts';

const verdictsSchema = z.record(z.string(), z.object({ report: z.custom<Report>(), startedAt: z.number() }));

/** One student's work, followed until the watcher has seen enough. */
class Watch {
  state: WatchState;
  readonly #enough = new AbortController();
  readonly #screen: TakenTerminal | null;

  constructor(
    private readonly client: AppClient,
    private readonly watched: { steps: readonly DrivenStep[]; done: readonly string[] },
    private readonly options: WatchOptions,
    private readonly around: Surroundings,
  ) {
    const { workspace: name = 'this classroom' } = options;
    this.state = beginning({ name, reruns: options.workspace === undefined }, watched.steps, options.step);
    const { terminal } = around;
    this.#screen =
      terminal === undefined
        ? null
        : new TakenTerminal(
            terminal,
            (key) => this.#key(key),
            () => this.#draw(),
          );
  }

  async run(): Promise<void> {
    this.#screen?.take();
    const end = (): void => this.#enough.abort();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
    try {
      await this.#read();
      await follow({
        url: `${this.client.url}/classroom/feed${this.#query()}`,
        headers: this.client.authorisation(),
        signal: this.#enough.signal,
        onMessage: (event) => this.#take({ type: 'feed', event }),
        onLost: () => this.#take({ type: 'link', link: 'lost' }),
      });
    } finally {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
      this.#screen?.giveBack();
    }
  }

  #query(): string {
    return queryFor(this.options);
  }

  /** What was there before the feed began. */
  async #read(): Promise<void> {
    this.#draw();
    this.#take({ type: 'done', steps: this.watched.done });
    await this.#readVerdict();
  }

  async #readVerdict(): Promise<void> {
    const step = this.state.steps[this.state.at];
    if (step === undefined) return;
    const read = await this.client.ask(
      `/classroom/verdicts/${encodeURIComponent(step.id)}${this.#query()}`,
      verdictsSchema,
    );
    if ('problem' in read) return this.#take({ type: 'note', note: read.problem.message });
    const [newest] = Object.values(read.ok).toSorted((one, other) => other.startedAt - one.startedAt);
    if (newest !== undefined) this.#take({ type: 'verdict', report: newest.report });
  }

  /** Runs the step again where this is one's own classroom; a student's verdict is only read again. */
  async #again(): Promise<void> {
    const step = this.watched.steps[this.state.at];
    const variant = this.state.reports.get(step?.id ?? '')?.variant ?? 'after';
    const why = this.#onlyReads(step, variant);
    if (why !== null || step === undefined || !isEmit(step)) {
      await this.#readVerdict();
      return this.#take({ type: 'note', note: `The verdict was read again. ${why ?? ''}`.trim() });
    }
    this.#take({ type: 'note', note: `running ${step.id} · ${variant} …` });
    const report = await driveStep(this.client, step, { variant });
    this.#take({ type: 'verdict', report });
    this.#take({ type: 'note', note: '' });
  }

  /** Why `r` cannot run a step; null where it can, or where there is nothing to run. */
  #onlyReads(step: DrivenStep | undefined, variant: string): string | null {
    if (this.options.workspace !== undefined) return 'Only the student can run the step.';
    if (variant === 'own') return 'One’s own service is called from the step’s page, or by “spanwalk check --own”.';
    return step === undefined || isEmit(step) ? null : 'Its answer is given on the step’s page.';
  }

  #key(key: string): void {
    const actions: Record<string, () => void> = {
      q: () => this.#enough.abort(),
      r: () => void this.#again(),
      n: () => this.#go(1),
      p: () => this.#go(-1),
      j: () => this.#scroll(1),
      k: () => this.#scroll(-1),
      down: () => this.#scroll(1),
      up: () => this.#scroll(-1),
      f: () => this.#take({ type: 'follow' }),
      h: () => this.#take({ type: 'toggle', what: 'hints' }),
      o: () => this.#take({ type: 'toggle', what: 'outline' }),
      '?': () => this.#take({ type: 'toggle', what: 'keys' }),
    };
    if (Object.hasOwn(actions, key)) actions[key]?.();
  }

  #go(by: 1 | -1): void {
    this.#take({ type: 'go', by });
    void this.#readVerdict();
  }

  #scroll(by: 1 | -1): void {
    if (this.#screen !== null) this.#take({ type: 'scroll', by, furthest: furthestOf(this.state, this.#size) });
  }

  get #size(): ScreenSize {
    const { columns, rows } = this.#screen?.size ?? { columns: 80, rows: 24 };
    return { columns, rows, colours: this.around.colours };
  }

  #take(event: WatchEvent): void {
    const before = this.state;
    this.state = after(before, event);
    if (this.#screen !== null) return this.#draw();
    const line = lineOf(event, before);
    if (line !== null) this.around.out(`${harmless(line)}\n`);
  }

  #draw(): void {
    this.#screen?.draw(screenOf(this.state, this.#size));
  }
}

const queryFor = ({ workspace }: WatchOptions): string =>
  workspace === undefined ? '' : `?workspace=${encodeURIComponent(workspace)}`;

const isEmit = (step: DrivenStep): step is DrivenStep & { expectation: Expectation } =>
  step.expectation?.schema === 'spanwalk/expectation/v1';

type Told = Pick<Problem, 'message' | 'hint'>;

function tell(problems: readonly Told[], { err }: Surroundings): void {
  for (const { message, hint } of problems) err(`${harmless(message)}\n  ${harmless(hint)}\n`);
}

const unknownStep = ({ step }: WatchOptions, steps: readonly DrivenStep[]): Told[] => {
  const ids = steps.map(({ id }) => id);
  if (step === undefined || ids.includes(step)) return [];
  return [{ message: `There is no step “${step}”.`, hint: `There are: ${ids.join(', ')}.` }];
};

/** A client for what is watched: with the token of the file that was named, else as any other command has it. */
async function clientFor(options: WatchOptions, surroundings: Surroundings): Promise<Outcome<AppClient>> {
  const url = options.url ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`;
  if (options.tokenFile === undefined) return { ok: await openClient(url) };
  const token = tokenFrom(options.tokenFile, surroundings);
  return 'problems' in token ? token : { ok: new AppClient(url, token.ok) };
}

/** `spanwalk watch`, with options as they were typed. Ends when it is told to. */
export async function runWatch(typed: Record<string, unknown>, surroundings: Surroundings): Promise<ExitCode> {
  const parsed = watchOptionsSchema.safeParse(typed);
  if (!parsed.success) {
    const hint = 'spanwalk watch --help says what there is.';
    tell(
      parsed.error.issues.map(({ message }) => ({ message: `${message}.`, hint })),
      surroundings,
    );
    return 2;
  }
  const client = await clientFor(parsed.data, surroundings);
  if ('problems' in client) {
    tell(client.problems, surroundings);
    return 2;
  }
  const steps = await client.ok.steps();
  if ('problem' in steps) {
    tell([steps.problem], surroundings);
    return 3;
  }
  const unknown = unknownStep(parsed.data, steps.ok);
  tell(unknown, surroundings);
  if (unknown.length > 0) return 2;
  // Before the terminal is taken: whoever may not read this must be told, and not see a lost connection.
  const progress = await client.ok.ask(`/classroom/progress${queryFor(parsed.data)}`, progressSchema);
  if ('problem' in progress) {
    tell([progress.problem], surroundings);
    return progress.problem.code === 'app/unreachable' ? 3 : 2;
  }
  await new Watch(client.ok, { steps: steps.ok, done: Object.keys(progress.ok) }, parsed.data, surroundings).run();
  return 0;
}
