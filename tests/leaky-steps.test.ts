import { SpanKind, trace } from '@opentelemetry/api';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startActivitiesService, type ActivitiesService } from '../lib/stages/activities-service.ts';
import { forwardToStage } from '../lib/stages/forward-to-stage.ts';
import { StageRunner } from '../lib/stages/stage-runner.ts';
import { mintSpanId, mintTraceId, traceparent } from '../lib/telemetry/mint-ids.ts';
import type { Signal } from '../lib/telemetry/signal.ts';
import { serviceOf, type Span } from '../lib/telemetry/span.ts';
import { benign } from '../lib/guard/benign.fixture.ts';
import { leaks } from '../lib/guard/leaks.fixture.ts';
import { inspect, type GuardBatch } from '../lib/classroom/secret-guard/inspect.ts';
import { startTracing } from '../lib/tracing/register.ts';
import { error, log, segment } from '../lib/store/signals.fixture.ts';
import { span as aSpan, text } from '../lib/store/spans.fixture.ts';
import { openWireTap, secretsIn, type WireTap } from './support/wire-tap.ts';

const projectRoot = fileURLToPath(new URL('../', import.meta.url)).replace(/\/$/, '');
const keys = { HONEYCOMB_API_KEY: 'practice', AWS_ACCESS_KEY_ID: 'practice', AWS_SECRET_ACCESS_KEY: 'practice' };

let tap: WireTap;
let runner: StageRunner;
let service: ActivitiesService;

beforeAll(async () => {
  tap = await openWireTap();
  startTracing({ ownReceiver: new URL('/v1/traces', tap.url), practiceKey: 'practice', env: {} });
  runner = new StageRunner({ projectRoot, receiver: tap.url, keys: () => keys, maxRunning: 2 });
  const started = await startActivitiesService({ projectRoot, receiver: tap.url });
  if ('code' in started) throw new Error(started.hint);
  service = started;
});
beforeEach(() => {
  tap.spans.length = 0;
  tap.lines.length = 0;
});
afterAll(async () => {
  await Promise.all([runner.close(), service.close()]);
  tap.close();
});

/** Each span as `service name`, once all of them have come. */
const arrived = (names: string[]): Promise<void> =>
  vi.waitFor(
    () => expect(tap.spans.map(({ name, resource }) => `${serviceOf(resource)} ${name}`)).toEqual(expect.arrayContaining(names)), // prettier-ignore
    { timeout: 15_000, interval: 50 },
  );

async function request(step: string, variant: string): Promise<number> {
  const { GET } = (await import(`../app/api/${step}/${variant}/route.ts`)) as {
    GET: () => Response | Promise<Response>;
  };
  const attributes = { 'http.method': 'GET', 'http.target': `/api/${step}/${variant}` };
  return trace.getTracer('next.js').startActiveSpan('request', { kind: SpanKind.SERVER, attributes }, async (span) => {
    const { status } = await GET();
    span.end();
    return status;
  });
}

interface Leak {
  step: string;
  /** Spans that come of either variant: a step that sends nothing leaks nothing, and proves nothing. */
  spans: string[];
  status: number;
  found: string[];
}

const routes: Leak[] = [
  {
    step: 'headers-and-signed-addresses',
    spans: ['backend-next request', 'backend-next sign-avatar'],
    status: 200,
    found: [
      'auth-header in an attribute http.request.header.authorization',
      'signed-url in an attribute app.avatar_url',
    ],
  },
  {
    step: 'mail-in-the-address',
    spans: ['backend-next http-handler', 'activities-service GET /activities/home'],
    status: 200,
    found: ['email in an attribute http.url', 'email in the name'],
  },
  {
    step: 'password-in-an-exception',
    spans: ['backend-next count-users', 'backend-next request'],
    status: 503,
    found: [
      'url-credentials in an attribute of an event exception.message',
      'url-credentials in an attribute of an event exception.stacktrace',
      'url-credentials in the message of the status',
    ],
  },
];

describe.each(routes)('the route of $step', ({ step, spans, status, found }) => {
  it.each([
    ['leaks before its change', 'before', found],
    ['leaks nothing after it', 'after', []],
  ])('%s', async (_, variant, secrets) => {
    expect(await request(step, variant)).toBe(status);
    await arrived(spans);
    expect(secretsIn(tap)).toEqual(secrets);
  });
});

describe('the route of sign-in-events', () => {
  it.each(['before', 'after'])('counts refusals %s its change, and says nothing of what was typed', async (variant) => {
    expect(await request('sign-in-events', variant)).toBe(200);
    await arrived(['backend-next request', 'backend-next sign-in']);
    expect(secretsIn(tap)).toEqual([]);
  });
});

const stages: (Omit<Leak, 'status'> & { path?: string; lines: number })[] = [
  {
    step: 'key-in-the-baggage',
    spans: ['backend-node GET', 'weather-partner GET'],
    lines: 0,
    found: ['password in an attribute http.request.header.baggage'],
  },
  {
    step: 'values-in-a-statement',
    spans: ['backend-node GET', 'backend-node SELECT users'],
    lines: 0,
    found: ['sql-values in an attribute db.query.text'],
  },
  {
    step: 'redacting-processor',
    path: '/api/sign-in?email=grace%40navy.example&token=made-up-for-this-lesson',
    spans: ['backend-node GET', 'backend-node sign-in'],
    lines: 1,
    found: [
      'email in a log line',
      'email in an attribute app.user_email',
      'email in an attribute of an event exception.message',
      'email in an attribute of an event exception.stacktrace',
      'email in an attribute url.query',
      'email in the message of the status',
      'password in a log line',
      'password in an attribute url.query',
    ],
  },
];

describe.each(stages)('the stage of $step', ({ step, path, spans, lines, found }) => {
  it.each([
    ['leaks before its change', 'before', found],
    ['leaks nothing after it', 'after', []],
  ])('%s', async (_, variant, secrets) => {
    const click = { step, variant, traceparent: traceparent(mintTraceId(), mintSpanId()), ...(path && { path }) };
    expect(await forwardToStage(runner, click)).toMatchObject({ status: 200 });
    await arrived(spans);
    await vi.waitFor(() => expect(tap.lines).toHaveLength(lines), { timeout: 15_000, interval: 50 });
    expect(secretsIn(tap)).toEqual(secrets);
  });
});

/** The held lists in every signal, looked through as the guard of a workspace does. */
const inEverySignal: [string, (key: string, value: string) => GuardBatch][] = [
  ['an attribute', (key, value) => guarded([aSpan({ attributes: { [key]: text(value) } })])],
  ['an event', (key, value) => guarded([aSpan({ events: [{ ...anEvent, attributes: { [key]: text(value) } }] })])],
  ['a log line', (key, value) => guarded([], [log({ body: text(JSON.stringify({ [key]: value })) })])],
  ['a segment', (key, value) => guarded([], [segment({ document: { annotations: { [key]: value } } })])],
  ['an error report', (key, value) => guarded([], [error({ data: { custom: { [key]: value } } })])],
];

const anEvent = { name: 'noted', time: 0n, droppedAttributesCount: 0 };
const place = { seq: 1, workspace: 'ada', environment: '', service: 'backend', receivedAt: 0 };

const guarded = (spans: Span[], signals: Signal[] = []): GuardBatch => ({
  spans: spans.map((each) => ({ ...each, ...place })),
  signals: signals.map((each) => ({ ...each, ...place })),
  keys: [],
});

describe.each(inEverySignal)('the guard, on the held lists in %s', (_, batchOf) => {
  const foundIn = (list: readonly (readonly [key: string, value: string])[]): string[] =>
    list.filter(([key, value]) => inspect(batchOf(key, value)).sightings.length > 0).map((each) => each.join(': '));

  it('finds every leak', () => {
    expect(foundIn(leaks.map(([, key, value]) => [key, value]))).toHaveLength(leaks.length);
  });

  it('stays silent on everything that only looks like one', () => {
    expect(benign.length).toBeGreaterThan(300);
    expect(foundIn(benign)).toEqual([]);
  });
});
