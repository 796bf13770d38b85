import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mintSpanId, mintTraceId, traceparent } from '../telemetry/mint-ids.ts';
import { forwardToStage } from './forward-to-stage.ts';
import { StageRunner } from './stage-runner.ts';
import { openOtlpSink, type OtlpSink, type SunkSpan } from './testing/otlp-sink.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
const keys = { HONEYCOMB_API_KEY: 'the-practice-key-0000' };

/** A batch leaves after 50 ms; whatever does not come within this time does not come. */
const SILENCE_MS = 700;

let sink: OtlpSink;
let runner: StageRunner;

beforeAll(async () => {
  sink = await openOtlpSink();
  runner = new StageRunner({ projectRoot, receiver: sink.url, keys: () => keys, maxRunning: 2 });
});
beforeEach(() => {
  sink.spans.length = 0;
});
afterAll(async () => {
  await runner.close();
  sink.close();
});

/** The trace ids of so many requests to a stage, one after the other, each from a parent that says “sampled”. */
async function ask(stage: string, times: number, path?: string): Promise<string[]> {
  const [step = '', variant = ''] = stage.split('/');
  const traceIds = Array.from({ length: times }, () => mintTraceId());
  for (const traceId of traceIds) {
    const click = { step, variant, traceparent: traceparent(traceId, PARENT), ...(path !== undefined && { path }) };
    const answer = await forwardToStage(runner, click);
    if (!('status' in answer)) throw new Error(answer.message);
  }
  return traceIds;
}

const PARENT = mintSpanId();

/** Everything that comes until nothing more does. */
const settled = (): Promise<SunkSpan[]> => sink.received(Infinity, SILENCE_MS);

const tracesOf = (spans: readonly SunkSpan[]): number => new Set(spans.map(({ traceId }) => traceId)).size;

/** Spans that name a parent which never came. */
const torn = (spans: readonly SunkSpan[]): SunkSpan[] => {
  const there = new Set([PARENT, ...spans.map(({ spanId }) => spanId)]);
  return spans.filter(({ parentId }) => parentId !== null && !there.has(parentId));
};

/** Where chance lies but once in 140,000 runs, for a hundred requests of which a quarter is kept; as the step’s check has it. */
const isAQuarter = (count: number): boolean => count >= 8 && count <= 45;

const ratesOf = (spans: readonly SunkSpan[], path: string): unknown[] =>
  spans.filter(({ attributes }) => attributes['url.path'] === path).map(({ attributes }) => attributes.SampleRate);

describe('the stage of the step on attributes', () => {
  it.each([
    ['before', 5, 5000],
    ['after', 1, 0],
  ])('%s, gives five requests %i names, and its dearest attribute at least %i bytes', async (variant, names, bytes) => {
    await ask(`attribute-costs/${variant}`, 5);
    const own = (await settled()).filter(({ kind }) => kind === 'internal');
    expect(own).toHaveLength(5);
    expect(new Set(own.map(({ name }) => name)).size).toBe(names);
    expect(JSON.stringify(own[0]?.attributes['app.results'] ?? null).length).toBeGreaterThanOrEqual(bytes);
  });
});

describe('the stage of the step on head sampling', () => {
  it('tears traces before: each span throws a die of its own', async () => {
    await ask('head-sampling/before', 100);
    expect(torn(await settled()).length).toBeGreaterThan(0);
  });

  it('keeps whole traces after, through both services, though the caller says that all are sampled', async () => {
    const sent = await ask('head-sampling/after', 100);
    const spans = await settled();
    expect(torn(spans)).toEqual([]);
    expect(spans).toHaveLength(3 * tracesOf(spans));
    expect(tracesOf(spans)).toSatisfy(isAQuarter);
    expect(spans.every(({ traceId }) => sent.includes(traceId))).toBe(true);
  });
});

describe('the stage of the step on deterministic sampling', () => {
  it.each([
    ['before', undefined],
    ['after', 4],
  ])('%s, keeps a quarter, whose spans all say the rate %s', async (variant, rate) => {
    await ask(`deterministic-sampling/${variant}`, 100);
    const spans = await settled();
    expect(tracesOf(spans)).toSatisfy(isAQuarter);
    expect(torn(spans)).toEqual([]);
    expect(new Set(spans.map(({ attributes }) => attributes.SampleRate))).toEqual(new Set([rate]));
  });
});

describe('the stage of the step on tail sampling', () => {
  const [home, broken, search] = ['/api/activities/home', '/api/activities/broken', '/api/activities/search'];

  async function askAll(stage: string): Promise<SunkSpan[]> {
    await ask(stage, 80, home);
    await ask(stage, 10, broken);
    await ask(stage, 10, search);
    return settled();
  }

  it('loses failed requests before', async () => {
    expect(ratesOf(await askAll('tail-sampling/before'), broken).length).toBeLessThan(10);
  });

  it('keeps all that failed or were slow after, each whole, and few of the rest, weighted', async () => {
    const spans = await askAll('tail-sampling/after');
    expect(ratesOf(spans, broken)).toEqual(Array(10).fill(1));
    expect(ratesOf(spans, search)).toEqual(Array(10).fill(1));
    const good = ratesOf(spans, home);
    expect(good.length).toSatisfy((count: number) => count >= 3 && count <= 33);
    expect(good).toContain(5);
    expect(torn(spans)).toEqual([]);
    expect(spans).toHaveLength(2 * tracesOf(spans));
  });
});
