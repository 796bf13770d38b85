import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunReport } from '../../lib/checker/summary.ts';
import { run } from '../../lib/cli/command-line.ts';
import { notesEnvironment, starter, startFlask, type FlaskStage } from '../support/flask-stage.ts';
import { pythonWith } from '../support/python.ts';
import { startApp, type RunningApp } from '../support/running-app.ts';

const python = pythonWith(join(starter, 'requirements.txt'));
if ('missing' in python)
  process.stderr.write(`\nSkipped: the Flask starter is not tried out, because ${python.missing}.\n\n`);

/** Every step of the Honeycomb lesson that telemetry is emitted for. */
const steps = [
  'environment-and-key',
  'environment-variables',
  'installing-the-packages',
  'initialising-tracing',
  'automatic-instrumentation',
  'run-it-and-see-data',
  'a-trace-with-one-span',
  'creating-a-span',
  'more-than-one-span',
  'adding-attributes',
] as const;
type StepId = (typeof steps)[number];
type Verdicts = Record<StepId, string>;

const all = (verdict: string): Verdicts => Object.fromEntries(steps.map((step) => [step, verdict])) as Verdicts;

const home = '/api/activities/home';
const missing = 'failed span.missing';

/** Each stage of the notes, the request it is sent, and what each step must say of it. */
const stages: { stage: string; path: string; adds: string; expected: Verdicts }[] = [
  { stage: 'app_1_no_tracing', path: home, adds: 'no tracing', expected: all('failed silence') },
  {
    stage: 'app_2_initialised',
    path: home,
    adds: 'a pipeline, and nobody who starts a span',
    expected: all('failed silence'),
  },
  {
    stage: 'app_3_automatic',
    path: home,
    adds: 'the automatic span',
    expected: {
      ...all('passed'),
      'creating-a-span': missing,
      'more-than-one-span': missing,
      'adding-attributes': missing,
    },
  },
  {
    stage: 'app_4_outbound_request',
    path: '/api/activities/notifications',
    adds: 'an outbound request',
    expected: {
      ...all('passed'),
      'creating-a-span': missing,
      'more-than-one-span': missing,
      'adding-attributes': missing,
    },
  },
  {
    stage: 'app_5_span',
    path: home,
    adds: 'a span',
    expected: { ...all('passed'), 'adding-attributes': 'failed attr.missing' },
  },
  { stage: 'app_6_attributes', path: home, adds: 'two attributes', expected: all('passed') },
];

type Variables = Record<string, string>;
const without = (name: string, variables: Variables): Variables =>
  Object.fromEntries(Object.entries(variables).filter(([each]) => each !== name));
const endpointPlus = (path: string, variables: Variables): Variables => ({
  ...variables,
  OTEL_EXPORTER_OTLP_ENDPOINT: `${variables['OTEL_EXPORTER_OTLP_ENDPOINT']}${path}`,
});

/** The last stage, with one of the notes' variables set as students set it wrongly. */
const slips: { slip: string; step: StepId; change: (variables: Variables) => Variables; code: string }[] = [
  {
    slip: 'no OTEL_SERVICE_NAME',
    step: 'environment-variables',
    change: (variables) => without('OTEL_SERVICE_NAME', variables),
    code: 'resource.service-name-default',
  },
  {
    slip: '/v1/traces in the endpoint',
    step: 'run-it-and-see-data',
    change: (variables) => endpointPlus('/v1/traces', variables),
    code: 'transport.path',
  },
  {
    slip: 'a key of nobody',
    step: 'environment-and-key',
    change: (variables) => ({ ...variables, OTEL_EXPORTER_OTLP_HEADERS: 'x-honeycomb-team=copied-wrongly' }),
    code: 'transport.unauthorised',
  },
];

/** A classroom of its own with the services that report to it. */
class Room {
  readonly #running: FlaskStage[] = [];
  #started = 0;

  private constructor(
    private readonly app: RunningApp,
    private readonly interpreter: string,
  ) {}

  static async open(interpreter: string): Promise<Room> {
    return new Room(await startApp(), interpreter);
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.map((flask) => flask.end()));
    await this.app.close();
  }

  /** Starts a process of a stage, under the key of an environment of its own. */
  async start(stage: string, change = (variables: Variables): Variables => variables): Promise<FlaskStage> {
    this.#started += 1;
    const name = `${stage.replaceAll('_', '-')}-${this.#started}`;
    const { key } = await this.app.post<{ key: string }>('/classroom/environments', { name });
    const flask = await startFlask(this.interpreter, stage, change(notesEnvironment({ endpoint: this.app.otlp, key })));
    this.#running.push(flask);
    return flask;
  }

  /** What `spanwalk check --variant own` says of one step, in short. */
  async check(step: StepId, own: string): Promise<string> {
    let [out, err] = ['', ''];
    const args = ['--url', this.app.url, '--step', step, '--variant', 'own', '--own', own, '--format', 'json'];
    await run(['check', ...args], {
      out: (text) => (out += text),
      err: (text) => (err += text),
      isTerminal: false,
      colours: false,
      readFile: () => '',
      writeFile: () => undefined,
    });
    const report = (JSON.parse(out) as RunReport).steps[0];
    if (report === undefined) return err;
    const failed = report.checks.filter(({ status, level }) => status === 'failed' && level !== 'bonus');
    const codes = failed.flatMap(({ findings }) => findings.map(({ code }) => code));
    return [report.status, ...new Set(codes)].join(' ');
  }
}

describe.skipIf('missing' in python)('the notes’ Flask backend, from the Python package index', () => {
  const verdicts = new Map<string, Verdicts>();
  const slipped = new Map<string, string>();
  const rooms: Room[] = [];

  async function tryStage(room: Room, { stage, path }: (typeof stages)[number]): Promise<void> {
    const flask = await room.start(stage);
    const judged = await Promise.all(steps.map(async (step) => [step, await room.check(step, flask.url + path)]));
    verdicts.set(stage, Object.fromEntries(judged) as Verdicts);
    await flask.end();
  }

  async function trySlip(room: Room, { slip, step, change }: (typeof slips)[number]): Promise<void> {
    const flask = await room.start('app_6_attributes', change);
    slipped.set(slip, await room.check(step, flask.url + home));
    await flask.end();
  }

  /**
   * One room for those of whom nothing is heard, one for the others: what is turned away at a door, and what has a trace
   * id of nobody, may belong to any silent service of a workspace.
   */
  beforeAll(async () => {
    const interpreter = 'python' in python ? python.python : '';
    rooms.push(await Room.open(interpreter), await Room.open(interpreter));
    const [quiet, heard] = rooms as [Room, Room];
    const isQuiet = ({ expected }: (typeof stages)[number]): boolean =>
      expected['creating-a-span'] === 'failed silence';
    const [nameless, ...unheard] = slips;
    const inTheQuietRoom = async (): Promise<void> => {
      await Promise.all(stages.filter(isQuiet).map((stage) => tryStage(quiet, stage)));
      for (const slip of unheard) await trySlip(quiet, slip);
    };
    const loud = stages.filter((stage) => !isQuiet(stage)).map((stage) => tryStage(heard, stage));
    await Promise.all([inTheQuietRoom(), ...loud, ...(nameless ? [trySlip(heard, nameless)] : [])]);
  }, 300_000);

  afterAll(() => Promise.all(rooms.map((room) => room.close())));

  it.each(stages)('$stage ($adds) passes exactly the steps that it should', ({ stage, expected }) => {
    expect(verdicts.get(stage)).toEqual(expected);
  });

  it.each(slips)('with $slip, it is told $code', ({ slip, code }) => {
    expect(slipped.get(slip)).toBe(`failed ${code}`);
  });
});
