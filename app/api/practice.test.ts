import { SpanKind, trace } from '@opentelemetry/api';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startActivitiesService, type ActivitiesService } from '@/lib/stages/activities-service.ts';
import { openOtlpSink, type OtlpSink, type SunkSpan } from '@/lib/stages/testing/otlp-sink.ts';
import { startTracing, theTracing } from '@/lib/tracing/register.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
const SILENCE_MS = 300;

let sink: OtlpSink;
let service: ActivitiesService;

beforeAll(async () => {
  sink = await openOtlpSink();
  startTracing({ ownReceiver: new URL('/v1/traces', sink.url), practiceKey: 'practice', env: {} });
  const started = await startActivitiesService({ projectRoot, receiver: sink.url });
  if ('code' in started) throw new Error(started.hint);
  service = started;
});
beforeEach(() => {
  sink.spans.length = 0;
});
afterAll(async () => {
  await service.close();
  sink.close();
});

interface Handler {
  GET: () => Promise<Response>;
}

/** Calls a route's handler inside the span that Next opens for its request, and gives what arrived of it. */
async function request(target: string, handler: () => Promise<Response>, count: number): Promise<SunkSpan[]> {
  const options = { kind: SpanKind.SERVER, attributes: { 'http.method': 'GET', 'http.target': target } };
  await trace.getTracer('next.js').startActiveSpan(`GET ${target}`, options, async (span) => {
    try {
      await (await handler()).text();
    } catch {
      // Next answers 500; what was recorded inside is the matter here.
    } finally {
      span.end();
    }
  });
  return sink.received(count, SILENCE_MS);
}

/** Each trace as indented `service name` lines; the own port of a service is left out of a fetch's name. */
function outline(spans: SunkSpan[]): string[] {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const lines = (parents: SunkSpan[], depth: number): string[] =>
    parents.flatMap((span) => {
      const name = span.name.replace(/http:\/\/127\.0\.0\.1:\d+/, '');
      const children = spans.filter(({ parentId }) => parentId === span.spanId);
      return [`${'  '.repeat(depth)}${span.service} ${name}`].concat(lines(children, depth + 1));
    });
  const roots = spans.filter(({ parentId }) => parentId === null || !ids.has(parentId));
  return lines(
    roots.toSorted((one, other) => (one.service < other.service ? 1 : -1)),
    0,
  );
}

const below = (depth: number): string[] =>
  ['activities-service GET /activities/home', '  activities-service SELECT activities'].map(
    (line) => `${'  '.repeat(depth)}${line}`,
  );
const fetched = 'backend-next fetch GET /activities/home';

const step = (id: string, variant: string): Promise<Handler> =>
  import(`./${id}/${variant}/route.ts`) as Promise<Handler>;

describe('the practice routes', () => {
  it.each([
    {
      id: 'what-is-distributed-tracing',
      says: 'breaks in two where the call takes no trace along',
      variant: 'before',
      expected: ['request', `  ${fetched}`, ...below(0)],
    },
    {
      id: 'what-is-distributed-tracing',
      says: 'is one trace down to the database',
      variant: 'after',
      expected: ['request', `  ${fetched}`, ...below(2)],
    },
    {
      id: 'creating-a-span',
      says: 'has no span of its own',
      variant: 'before',
      expected: ['request', `  ${fetched}`, ...below(2)],
    },
    {
      id: 'creating-a-span',
      says: 'has the span of the notes',
      variant: 'after',
      expected: ['request', '  backend-next http-handler', `    ${fetched}`, ...below(3)],
    },
    {
      id: 'more-than-one-span',
      says: 'has the call beside the span that was never made active',
      variant: 'before',
      expected: ['request', `  ${fetched}`, ...below(2), '  backend-next http-handler'],
    },
    {
      id: 'more-than-one-span',
      says: 'has the call inside the active span',
      variant: 'after',
      expected: ['request', '  backend-next http-handler', `    ${fetched}`, ...below(3)],
    },
  ])('$id, $variant, $says', async ({ id, variant, expected }) => {
    const { GET } = await step(id, variant);
    const target = `/api/${id}/${variant}`;
    const spans = await request(target, GET, expected.length);
    const shape = outline(spans).map((line) => line.replace(`backend-next GET ${target}`, 'request'));
    expect(shape).toEqual(expected);
  });

  it.each([
    ['before', 'app.results_length'],
    ['after', 'app.result_length'],
  ])('adding-attributes, %s, counts the results under %s', async (variant, key) => {
    const { GET } = await step('adding-attributes', variant);
    const spans = await request(`/api/adding-attributes/${variant}`, GET, 5);
    const handler = spans.find(({ name }) => name === 'http-handler');
    expect(handler?.scope).toBe('home.activities');
    const own = Object.entries(handler?.attributes ?? {}).filter(([name]) => name.startsWith('app.'));
    expect(Object.fromEntries(own)).toEqual({
      'app.now': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      [key]: 3,
    });
  });
});

/** A route that asks who sent the request. */
const asUser = async (id: string, variant: string, user: string): Promise<Response> => {
  const route = (await import(`./${id}/${variant}/route.ts`)) as { GET: (request: Request) => Promise<Response> };
  return route.GET(new Request(`http://localhost/api/${id}/${variant}?as=${user}`));
};

const ownFields = (span: SunkSpan | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(span?.attributes ?? {}).filter(([name]) => name.startsWith('app.')));

describe('the routes of the challenges', () => {
  it.each([
    ['before', { 'app.userId': 'u-1918', 'app.result_length': 2 }],
    ['after', { 'app.user_id': 'u-1918', 'app.user_team': 'none', 'app.result_length': 2 }],
  ])('user-on-the-span, %s, says of a user without a team %o', async (variant, expected) => {
    const target = `/api/user-on-the-span/${variant}`;
    const spans = await request(target, () => asUser('user-on-the-span', variant, 'u-1918'), 8);
    expect(ownFields(spans.find(({ name }) => name === 'http-handler'))).toEqual(expected);
  });

  it.each([
    ['before', 'http-handler', 'beside'],
    ['after', 'collect-feed', 'inside'],
  ])('custom-span, %s, puts the numbers on %s, and the call %s collect-feed', async (variant, on, where) => {
    const target = `/api/custom-span/${variant}`;
    const spans = await request(target, () => asUser('custom-span', variant, 'u-1815'), 6);
    const part = spans.find(({ name }) => name === 'collect-feed');
    const call = spans.find(({ name }) => name.startsWith('fetch'));
    const handler = spans.find(({ name }) => name === 'http-handler');
    expect(ownFields(spans.find(({ name }) => name === on))).toMatchObject({
      'app.followed_count': 1,
      'app.result_length': 1,
    });
    expect(part?.parentId).toBe(handler?.spanId);
    expect(call?.parentId).toBe(where === 'inside' ? part?.spanId : handler?.spanId);
  });

  it('who follows three people has three calls, one after the other', async () => {
    const spans = await request('/api/custom-span/after', () => asUser('custom-span', 'after', 'u-1906'), 12);
    expect(spans.filter(({ name }) => name.startsWith('fetch'))).toHaveLength(3);
  });
});

const show = async (activity: string): Promise<Response> => {
  const { GET } = await import('./activities/[activity]/route.ts');
  return GET(new Request('http://localhost'), { params: Promise.resolve({ activity }) });
};

describe('the practice backend', () => {
  it.each([
    ['a user’s posts', '%40ada', 1],
    ['one post and its replies', '3f1c9a52-7c1e-4d0e-9c59-0a8f4d1b6e01', 1],
    ['nothing of an unknown user', '%40nobody', 0],
  ])('shows %s at the one segment %s', async (_what, activity, length) => {
    const spans = await request(`/api/activities/${activity}`, () => show(activity), 5);
    expect(spans.find(({ name }) => name === 'http-handler')?.attributes['app.result_length']).toBe(length);
  });

  it('fails for a post that is not there, and its span says why', async () => {
    const spans = await request('/api/activities/x', () => show('00000000-0000-0000-0000-000000000000'), 5);
    expect(spans.find(({ name }) => name === 'http-handler')).toMatchObject({
      status: 'error',
      events: ['exception'],
    });
  });

  it('is not traced outside a practice request', async () => {
    await request('/learn/honeycomb', async () => (await step('creating-a-span', 'after')).GET(), 1);
    expect(sink.spans.filter(({ service: name }) => name === 'backend-next')).toEqual([]);
  });

  it('sends with the practice key, and asks its receiver not to trace the delivery', async () => {
    await request('/api/x', async () => new Response(), 1);
    expect(sink.spans[0]?.key).toBe('practice');
    const own = sink.headers.filter((headers) => headers['x-honeycomb-team'] === 'practice');
    expect(new Set(own.map(({ traceparent }) => String(traceparent).slice(-3)))).toEqual(new Set(['-00']));
    expect(theTracing()?.destinations()).toMatchObject([{ id: 'own', failed: 0, lastFailure: null }]);
  });
});
