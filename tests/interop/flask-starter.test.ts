import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { starter } from '../support/flask-stage.ts';
import { pythonWith } from '../support/python.ts';
import { FlaskRoom, type Variables } from './flask-room.ts';

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

describe.skipIf('missing' in python)('the notes’ Flask backend, from the Python package index', () => {
  const verdicts = new Map<string, Verdicts>();
  const slipped = new Map<string, string>();
  const rooms: FlaskRoom[] = [];

  async function tryStage(room: FlaskRoom, { stage, path }: (typeof stages)[number]): Promise<void> {
    const flask = await room.start(stage);
    const judged = await Promise.all(steps.map(async (step) => [step, await room.check(step, flask.url + path)]));
    verdicts.set(stage, Object.fromEntries(judged) as Verdicts);
    await flask.end();
  }

  async function trySlip(room: FlaskRoom, { slip, step, change }: (typeof slips)[number]): Promise<void> {
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
    rooms.push(await FlaskRoom.open(interpreter), await FlaskRoom.open(interpreter));
    const [quiet, heard] = rooms as [FlaskRoom, FlaskRoom];
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
