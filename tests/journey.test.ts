import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { journey } from '../lib/journey.ts';
import type { Report } from '../lib/checker/report.ts';
import type { QueryResult } from '../lib/query/result.ts';
import { mintSpanId, mintTraceId, traceparent } from '../lib/telemetry/ids.ts';
import { spanFromJson, type SpanJson } from '../lib/telemetry/span-json.ts';
import { growTree } from '../lib/waterfall/tree.ts';
import { outline } from '../lib/waterfall/outline.ts';
import { startApp, type RunningApp } from './support/running-app.ts';

const traceId = mintTraceId();
const parent = mintSpanId();

let app: RunningApp;
let feed: FeedReader;
let answer: Response;
let report: Report;
const walked: string[] = [];

/** Reads server-sent events in the background, as a page does. */
class FeedReader {
  readonly spans: SpanJson[] = [];
  readonly ids: number[] = [];
  readonly #stop = new AbortController();

  async open(url: string, headers: Record<string, string> = {}): Promise<void> {
    const response = await fetch(url, { headers, signal: this.#stop.signal });
    void this.#read(response).catch(() => {});
  }

  async #read(response: Response): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) this.#take(part);
    }
  }

  #take(part: string): void {
    const id = /^id: (\d+)$/m.exec(part)?.[1];
    if (id) this.ids.push(Number(id));
    if (!part.includes('event: spans')) return;
    const data = JSON.parse(/^data: (.*)$/m.exec(part)?.[1] ?? '{}') as { spans: SpanJson[] };
    this.spans.push(...data.spans);
  }

  close(): void {
    this.#stop.abort();
  }
}

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come.');
}

const stored = async (): Promise<SpanJson[]> =>
  (await app.get<{ spans: SpanJson[] }>(`/classroom/traces/${traceId}`)).spans;

// A stage counts as walked once its test has passed: each is named “stage: what it does”.
afterEach(({ task }) => {
  const [name = ''] = task.name.split(':');
  if (task.result?.state !== 'fail') walked.push(name);
});

beforeAll(async () => {
  app = await startApp();
  feed = new FeedReader();
  await feed.open(`${app.url}/classroom/feed`);
});

afterAll(async () => {
  feed.close();
  await app.close();
});

describe('one click, followed through its nine stages', () => {
  it('click: registers its trace before it is sent', async () => {
    const run = { step: 'adding-attributes', variant: 'after', traceIds: [traceId], syntheticParent: parent };
    const { runId } = await app.post<{ runId: string }>('/classroom/runs', run);
    expect(runId).toMatch(/^[0-9a-f-]{36}$/);
    answer = await fetch(`${app.url}/api/adding-attributes/after`, {
      headers: { traceparent: traceparent(traceId, parent) },
    });
    report = (await app.get<{ report: Report }>(`/classroom/runs/${runId}?wait=20000`)).report;
  });

  it('route: answers with the three home activities', async () => {
    expect(answer.status).toBe(200);
    expect(await answer.json()).toHaveLength(3);
  });

  it('span: records http-handler with its attributes in the click’s own trace', async () => {
    const handler = (await stored()).find(({ name }) => name === 'http-handler');
    expect(handler?.scope.name).toBe('home.activities');
    expect(handler?.attributes['app.result_length']).toEqual({ type: 'int', value: 3 });
    expect(handler?.attributes['app.now']).toMatchObject({
      type: 'string',
      value: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
    });
  });

  it('exporter: sends the spans of both processes, each with its own service.name', async () => {
    const services = new Set((await stored()).map(({ service }) => service));
    expect([...services].toSorted()).toEqual(['activities-service', 'backend-next']);
  });

  it('receiver: takes them over HTTP and accounts for every one', async () => {
    const { ledger } = await app.get<{ ledger: Record<string, number> }>('/classroom/ledger');
    const { received = 0, inFlight = 0, stored: kept = 0, duplicate = 0, refused = 0, pruned = 0 } = ledger;
    expect(received).toBeGreaterThan(0);
    expect(received).toBe(inFlight + kept + duplicate + refused + pruned);
    expect(refused).toBe(0);
  });

  it('store: answers a query about them', async () => {
    const query = {
      calculations: [{ op: 'COUNT' }],
      filters: [{ column: 'trace.trace_id', op: '=', value: traceId }],
      breakdowns: ['service.name'],
      time_range: 600,
    };
    const { result } = await app.post<{ result: QueryResult }>('/classroom/query', { query });
    expect(result.matched).toBe((await stored()).length);
    const groups = new Set(result.results.map(({ data }) => data['service.name']));
    expect(groups).toEqual(new Set(['activities-service', 'backend-next']));
  });

  it('feed: pushes every stored span once, and lets a reader resume', async () => {
    const expected = (await stored()).map(({ spanId }) => spanId).toSorted();
    const pushed = await until(() => {
      const mine = feed.spans.filter((span) => span.traceId === traceId).map(({ spanId }) => spanId);
      return mine.length >= expected.length ? mine.toSorted() : undefined;
    });
    expect(pushed).toEqual(expected);

    const late = new FeedReader();
    await late.open(`${app.url}/classroom/feed`, { 'last-event-id': '0' });
    const replayed = await until(() => (late.spans.length >= expected.length ? late.spans : undefined));
    expect(replayed.map(({ spanId }) => spanId)).toEqual(expect.arrayContaining(expected));
    late.close();
  });

  it('waterfall: draws one tree from the request down to the database', async () => {
    const tree = growTree((await stored()).map(spanFromJson), { syntheticRoots: [parent] });
    expect(tree.roots).toHaveLength(1);
    const drawn = outline(tree);
    const depthOf = (name: string): number =>
      /^ */.exec(drawn.split('\n').find((line) => line.includes(name)) ?? '')![0].length;
    expect(depthOf('http-handler')).toBeLessThan(depthOf('GET /activities/home'));
    expect(depthOf('GET /activities/home')).toBeLessThan(depthOf('SELECT activities'));
  });

  it('checker: passes the step on what arrived, and marks it as done', async () => {
    expect(report.status).toBe('passed');
    expect(report.checks.map(({ status }) => status)).not.toContain('failed');
    expect(await app.get('/classroom/progress')).toHaveProperty('adding-attributes');
  });

  it('was followed through every stage of the map', () => {
    expect(walked.slice(0, journey.length)).toEqual(journey.map(({ stage: name }) => name));
  });
});

describe('the classroom', () => {
  it('never traces itself: no page, endpoint, feed or delivery leaves a span', async () => {
    const foreign = { traceparent: traceparent(mintTraceId(), mintSpanId()) };
    const paths = [
      '/',
      '/learn/honeycomb/creating-a-span',
      '/traces',
      '/connect',
      '/classroom/traces',
      '/classroom/progress',
    ];
    for (const path of paths) await fetch(app.url + path, { headers: foreign });
    const body = JSON.stringify({ resourceSpans: [] });
    const headers = { 'content-type': 'application/json', ...foreign };
    for (const door of [app.url, app.otlp]) await fetch(`${door}/v1/traces`, { method: 'POST', headers, body });
    await new Promise((resolve) => setTimeout(resolve, 1500));

    const { result } = await app.post<{ result: QueryResult }>('/classroom/query', {
      query: { calculations: [{ op: 'COUNT' }], breakdowns: ['http.route', 'trace.trace_id'], time_range: 600 },
    });
    const traces = new Set(result.results.map(({ data }) => data['trace.trace_id']));
    expect([...traces]).toEqual([traceId]);
  });

  it('says nothing of telemetry on its console', () => {
    expect(app.console()).not.toContain('app.now');
    expect(app.console()).not.toContain(traceId);
  });
});
