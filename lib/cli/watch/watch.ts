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
import { screenOf } from './screen.ts';
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
    private readonly steps: readonly DrivenStep[],
    private readonly options: WatchOptions,
    private readonly around: Surroundings,
  ) {
    this.state = beginning(options.workspace ?? 'this classroom', steps, options.step);
    const { terminal } = around;
    this.#screen = terminal === undefined ? null : new TakenTerminal(terminal, (key) => this.#key(key), () => this.#draw());
  } // prettier-ignore

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
    const { workspace } = this.options;
    return workspace === undefined ? '' : `?workspace=${encodeURIComponent(workspace)}`;
  }

  /** What was there before the feed began. */
  async #read(): Promise<void> {
    this.#draw();
    const progress = await this.client.ask(`/classroom/progress${this.#query()}`, progressSchema);
    if ('ok' in progress) this.#take({ type: 'done', steps: Object.keys(progress.ok) });
    await this.#readVerdict();
  }

  async #readVerdict(): Promise<void> {
    const step = this.state.steps[this.state.at];
    if (step === undefined) return;
    const read = await this.client.ask(`/classroom/verdicts/${encodeURIComponent(step.id)}${this.#query()}`, verdictsSchema);
    if ('problem' in read) return this.#take({ type: 'note', note: read.problem.message });
    const [newest] = Object.values(read.ok).toSorted((one, other) => other.startedAt - one.startedAt);
    if (newest !== undefined) this.#take({ type: 'verdict', report: newest.report });
  } // prettier-ignore

  /** Runs the step again where this is one's own classroom; a student's verdict is only read again. */
  async #again(): Promise<void> {
    const step = this.steps[this.state.at];
    const variant = this.state.reports.get(step?.id ?? '')?.variant ?? 'after';
    if (this.options.workspace !== undefined || step === undefined || !isEmit(step) || variant === 'own') {
      this.#take({ type: 'note', note: 'judged again' });
      return this.#readVerdict();
    }
    this.#take({ type: 'note', note: `running ${step.id} · ${variant} …` });
    const report = await driveStep(this.client, step, { variant });
    this.#take({ type: 'verdict', report });
    this.#take({ type: 'note', note: '' });
  }

  #key(key: string): void {
    const actions: Record<string, () => void> = {
      q: () => this.#enough.abort(),
      r: () => void this.#again(),
      n: () => this.#go(1),
      p: () => this.#go(-1),
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

  #take(event: WatchEvent): void {
    const before = this.state;
    this.state = after(before, event);
    if (this.#screen !== null) return this.#draw();
    const line = lineOf(event, before);
    if (line !== null) this.around.out(`${harmless(line)}\n`);
  }

  #draw(): void {
    if (this.#screen === null) return;
    this.#screen.draw(screenOf(this.state, { ...this.#screen.size, colours: this.around.colours }));
  }
}

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
    tell(parsed.error.issues.map(({ message }) => ({ message: `${message}.`, hint })), surroundings); // prettier-ignore
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
  await new Watch(client.ok, steps.ok, parsed.data, surroundings).run();
  return 0;
}
