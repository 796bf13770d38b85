import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mintSpanId, mintTraceId, traceparent } from '../telemetry/mint-ids.ts';
import { forwardToStage, type StageAnswer } from './forward-to-stage.ts';
import { StageRunner } from './stage-runner.ts';
import { openOtlpSink, type OtlpSink, type SunkSpan } from './testing/otlp-sink.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
const keys = {
  HONEYCOMB_API_KEY: 'the-practice-key-0000',
  KEY_ONE: 'key-of-one-11111111',
  KEY_TWO: 'key-of-two-22222222',
};

/** Long enough for a batch that leaves after 50 ms; a stage that must stay silent is waited for this long. */
const SILENCE_MS = 700;

let sink: OtlpSink;
let runner: StageRunner;

beforeAll(async () => {
  sink = await openOtlpSink();
  runner = new StageRunner({ projectRoot, receiver: sink.url, keys: () => keys, maxRunning: 2 });
});
beforeEach(() => {
  sink.spans.length = 0;
  sink.paths.length = 0;
});
afterAll(async () => {
  await runner.close();
  sink.close();
});

interface Click {
  traceId: string;
  parentId: string;
  answer: StageAnswer;
}

async function click(step: string, variant: string): Promise<Click> {
  const [traceId, parentId] = [mintTraceId(), mintSpanId()];
  const answer = await forwardToStage(runner, { step, variant, traceparent: traceparent(traceId, parentId) });
  if (!('status' in answer)) throw new Error(answer.message);
  return { traceId, parentId, answer };
}

/** The spans as a tree of `service kind name`, grown from the click's own parent; what hangs elsewhere is not in it. */
function outline(spans: SunkSpan[], parentId: string, depth = 0): string[] {
  const children = spans.filter((span) => span.parentId === parentId);
  return children.flatMap((span) => {
    const own = `${'  '.repeat(depth)}${span.service} ${span.kind} ${span.name}`;
    return [own].concat(outline(spans, span.spanId, depth + 1));
  });
}

interface Emission {
  step: string;
  variant: string;
  /** What hangs below the click. */
  below: string[];
}

const oneServerSpan = ['backend-node server GET'];

/** What each stage really emits for one click that carries a trace; nothing else may arrive. */
const emissions: Emission[] = [
  {
    step: 'environment-variables',
    variant: 'before',
    below: [
      'unknown_service:node server GET',
      '  unknown_service:node client GET',
      '    unknown_service:node server GET',
    ],
  },
  {
    step: 'environment-variables',
    variant: 'after',
    below: ['backend-node server GET', '  backend-node client GET', '    activities-node server GET'],
  },
  { step: 'installing-the-packages', variant: 'before', below: [] },
  { step: 'installing-the-packages', variant: 'after', below: oneServerSpan },
  { step: 'initialising-tracing', variant: 'before', below: [] },
  { step: 'initialising-tracing', variant: 'after', below: ['backend-node server GET /api/activities/home'] },
  { step: 'automatic-instrumentation', variant: 'before', below: [] },
  {
    step: 'automatic-instrumentation',
    variant: 'after',
    below: ['backend-node server GET', '  backend-node client GET'],
  },
  { step: 'run-it-and-see-data', variant: 'before', below: [] },
  { step: 'run-it-and-see-data', variant: 'after', below: oneServerSpan },
  { step: 'a-trace-with-one-span', variant: 'before', below: [] },
  { step: 'a-trace-with-one-span', variant: 'after', below: oneServerSpan },
];

describe('the stages', () => {
  it.each(emissions)('$step, $variant, emits exactly what it says', async ({ step, variant, below }) => {
    const { parentId, traceId } = await click(step, variant);
    // One more than there should be: a stage is waited for in silence after its last span.
    const spans = await sink.received(below.length + 1, SILENCE_MS);
    expect(outline(spans, parentId)).toEqual(below);
    expect(spans.map((span) => span.traceId)).toEqual(below.map(() => traceId));
  });

  it.each([
    ['before', ['key-of-two-22222222', 'key-of-one-11111111', 'key-of-one-11111111']],
    ['after', ['key-of-one-11111111', 'key-of-one-11111111', 'key-of-one-11111111']],
  ])('environment-and-key, %s, is one trace whose spans carry their own service’s key', async (variant, expected) => {
    const { parentId } = await click('environment-and-key', variant);
    const spans = await sink.received(3);
    expect(outline(spans, parentId)).toEqual([
      'backend-node server GET',
      '  backend-node client GET',
      '    activities-node server GET',
    ]);
    const byService = spans.toSorted((one, other) => one.service.localeCompare(other.service));
    expect(byService.map(({ key }) => key)).toEqual(expected);
  });
});

describe('the answer to a click on a stage', () => {
  it('holds what the stage answered, logged and was given, without its keys', async () => {
    const { answer } = await click('environment-and-key', 'before');
    await sink.received(3);
    expect(answer.status).toBe(200);
    expect(answer.body).toHaveLength(3);
    expect(answer.log.map((line) => line.replace(/:\d+$/, ''))).toEqual([
      'activities: activities-node listening on http://127.0.0.1',
      'backend-node listening on http://127.0.0.1',
    ]);
    expect(answer.env).toMatchObject({
      OTEL_SERVICE_NAME: 'backend-node',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-honeycomb-team=…1111',
      'activities: OTEL_EXPORTER_OTLP_HEADERS': 'x-honeycomb-team=…2222',
    });
  });

  it('is the process’s own last words when a package is missing', async () => {
    const { answer } = await click('installing-the-packages', 'before');
    expect(answer).toMatchObject({ status: 502, body: { code: 'stage/not-started' } });
    const log = answer.log.join('\n');
    expect(log).toContain("Cannot find package '@opentelemetry/exporter-trace-otlp-http' imported from ./tracing.mjs");
    expect(log).toContain("code: 'ERR_MODULE_NOT_FOUND'");
    expect(log).not.toContain(projectRoot);
  });

  it('says 404 at the doubled path, where the endpoint had the signal’s path in it already', async () => {
    await click('run-it-and-see-data', 'before');
    await sink.received(1, SILENCE_MS);
    expect(new Set(sink.paths)).toEqual(new Set(['/v1/traces/v1/traces']));
  });

  it.each(['no-such-step', '../activities-service', '..', 'a/b'])(
    'is a problem for the unknown step %s',
    async (step) => {
      const answer = await forwardToStage(runner, { step, variant: 'after', traceparent: null });
      expect(answer).toMatchObject({ code: 'stage/unknown' });
    },
  );
});

const readPackage = (file: string) =>
  JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> };

describe('a stage’s package.json', () => {
  const stages = join(projectRoot, 'content/stages');
  const files = readdirSync(stages, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('package.json'),
  );

  it.each(files)('%s names the versions that the project has, so that it runs the same by hand', (file) => {
    const installed = readPackage(join(projectRoot, 'package.json')).dependencies;
    expect(installed).toMatchObject(readPackage(join(stages, file)).dependencies);
  });
});
