import type { SpanJson } from '@/lib/telemetry/span-json.ts';
import type { RunningApp } from '../support/running-app.ts';
import type { Exported } from './other-origin/exporting-page.ts';
import { serveExportingPage, type ServedPage } from './other-origin/serve-page.ts';
import { expect, test, type Page } from './support/classroom.ts';

test.use({ classroomOf: 'other-origin' });

let elsewhere: ServedPage;

test.beforeAll(async () => {
  elsewhere = await serveExportingPage();
});
test.afterAll(() => elsewhere.close());
test.beforeEach(async ({ page }) => void (await page.goto(elsewhere.url)));

const exportFrom = (page: Page, url: string, key: string): Promise<Exported> =>
  page.evaluate(
    ([door, team]) =>
      (globalThis as unknown as { exportOneSpan: (url: string, key: string) => Promise<Exported> }).exportOneSpan(
        door,
        team,
      ),
    [url, key] as const,
  );

const spansOf = async (app: RunningApp, traceId: string): Promise<SpanJson[]> =>
  (await app.get<{ spans: SpanJson[] }>(`/classroom/traces/${traceId}`)).spans;

async function makeKey(app: RunningApp, name: string): Promise<string> {
  const { key } = await app.post<{ key: string }>('/classroom/environments', { name });
  return key;
}

test('a page of another origin exports to the OTLP door with its key', async ({ app, page }) => {
  const key = await makeKey(app, 'door');
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  const exported = await exportFrom(page, app.otlp, key);
  expect(exported).toMatchObject({ succeeded: true, error: '' });
  expect((await answer).status()).toBe(200);
  const [span, ...others] = await spansOf(app, exported.traceId);
  expect(others).toEqual([]);
  expect(span).toMatchObject({ name: 'page-load', service: 'frontend-elsewhere' });
});

test('the app’s own port takes nothing from a page of another origin, with a good key or a simple request', async ({
  app,
  page,
}) => {
  const key = await makeKey(app, 'port');
  const exported = await exportFrom(page, app.url, key);
  expect(exported.succeeded).toBe(false);
  expect(await spansOf(app, exported.traceId)).toEqual([]);

  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.evaluate(
    (url) => fetch(url, { method: 'POST', mode: 'no-cors', body: '{"resourceSpans":[]}' }).catch(String),
    `${app.url}/v1/traces`,
  );
  expect((await answer).status()).toBe(403);
});

test('with a wrong key it is told 401 in words that it may read, and nothing is stored', async ({ app, page }) => {
  const before = await app.get<{ ledger: { stored: number } }>('/classroom/ledger');
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  const exported = await exportFrom(page, app.otlp, 'no-such-key');
  expect(exported.succeeded).toBe(false);
  expect((await answer).status()).toBe(401);
  const readable = await page.evaluate(async (url) => {
    const headers = { 'content-type': 'application/json', 'x-honeycomb-team': 'no-such-key' };
    const response = await fetch(`${url}/v1/traces`, { method: 'POST', headers, body: '{"resourceSpans":[]}' });
    return { status: response.status, text: await response.text() };
  }, app.otlp);
  expect(readable.status).toBe(401);
  expect(readable.text).toContain('unknown API key');
  expect(await spansOf(app, exported.traceId)).toEqual([]);
  const after = await app.get<{ ledger: { stored: number } }>('/classroom/ledger');
  expect(after.ledger.stored).toBe(before.ledger.stored);
});

test('a page of another origin cannot start a stage, though a browser sends no Origin with a simple GET', async ({
  app,
  page,
}) => {
  const answer = page.waitForResponse((response) => response.url().includes('/classroom/stages/'));
  await page.evaluate(
    (url) => fetch(url, { mode: 'no-cors' }).catch(String),
    `${app.url}/classroom/stages/initialising-tracing/after`,
  );
  expect((await answer).status()).toBe(403);
});

const paths = ['/classroom/progress', '/classroom/traces', '/classroom/environments', '/classroom/ledger'];

test('a page of another origin cannot read the classroom', async ({ app, page }) => {
  for (const path of paths) {
    const outcome = await page.evaluate(
      (url) => fetch(url).then(({ status }) => `read, ${status}`, String),
      app.url + path,
    );
    expect(outcome, path).toContain('Failed to fetch');
  }
  const feed = await page.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        const source = new EventSource(url);
        source.addEventListener('hello', () => resolve('heard'));
        source.addEventListener('error', () => resolve('refused'));
      }),
    `${app.url}/classroom/feed`,
  );
  expect(feed).toBe('refused');
});

test('a page of another origin cannot change the classroom', async ({ app, page }) => {
  const forbidden: number[] = [];
  page.on('response', (response) => void forbidden.push(response.status()));
  // A simple request needs no preflight: the browser sends it, and the answer alone must stop it.
  const simple: [string, string][] = [
    ['/classroom/runs', '{"step":"videos","variant":"before","traceIds":[],"syntheticParent":null}'],
    ['/classroom/environments', '{"name":"stolen"}'],
    ['/classroom/environments/test', ''],
    ['/classroom/checks/what-is-observability', '{"answers":{}}'],
  ];
  for (const [path, body] of simple) {
    await page.evaluate(([url, text]) => fetch(url, { method: 'POST', mode: 'no-cors', body: text }).catch(String), [
      app.url + path,
      body,
    ] as const);
  }
  expect(forbidden).toEqual(simple.map(() => 403));

  const methods = [
    ['PUT', '/classroom/progress/videos'],
    ['DELETE', '/classroom/progress/videos'],
  ] as const;
  for (const [method, path] of methods) {
    const outcome = await page.evaluate(
      ([url, verb]) => fetch(url, { method: verb }).then(({ status }) => `read, ${status}`, String),
      [app.url + path, method] as const,
    );
    expect(outcome).toContain('Failed to fetch');
  }
  expect(await app.get('/classroom/progress')).toEqual({});
  const { environments } = await app.get<{ environments: { environment: { name: string } }[] }>(
    '/classroom/environments',
  );
  expect(environments.map(({ environment }) => environment.name)).not.toContain('stolen');
});
