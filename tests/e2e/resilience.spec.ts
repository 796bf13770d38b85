import type { BrowserContext, Route } from '@playwright/test';
import { startApp } from '../support/running-app.ts';
import { Cable } from './support/cable.ts';
import { expect, test, type Page } from './support/classroom.ts';
import { mintSpanId, mintTraceId, postTrace, type PostedTrace } from './support/otlp.ts';
import {
  expectGreen,
  expectRedWithItsReason,
  outcome,
  rows,
  runByClicking,
  tracesInGrid,
  verdict,
} from './support/step-page.ts';
import { expectTheTraceOfThatClick } from './support/trace-of-a-click.ts';

test.use({ classroomOf: 'resilience' });

const step = '/learn/honeycomb/creating-a-span';
const title = 'Create a span';

const ticked = (page: Page) => page.getByRole('navigation', { name: /^Steps of/ }).getByText(`${title} (done)`);

async function runAfter(page: Page): Promise<string[]> {
  await page.goto(step);
  const run = await runByClicking(page, 'After');
  await expectGreen(page);
  await expectTheTraceOfThatClick(page, run);
  return run.traceIds;
}

/** A trace of a few spans below one root, named by the service. */
const traceOf = (service: string, names: string[], traceId = mintTraceId()): PostedTrace => ({
  traceId,
  service,
  spans: names.map((name) => ({ spanId: mintSpanId(), name })),
});

const feedRequests = (context: BrowserContext): string[] => {
  const seen: string[] = [];
  context.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname === '/classroom/feed') seen.push(pathname + search);
  });
  return seen;
};

test('a reload keeps the progress, the verdict and the trace', async ({ page }) => {
  const traceIds = await runAfter(page);
  const count = await rows(page).count();
  await page.reload();
  await expect(ticked(page)).toBeVisible();
  await page.getByRole('tab', { name: 'After', exact: true }).click();
  await expectGreen(page);
  await expect(rows(page)).toHaveCount(count);
  expect(await tracesInGrid(page)).toEqual(traceIds);
});

test('a reset un-ticks the step and clears the bench, in other tabs as well', async ({ page, context }) => {
  await runAfter(page);
  const other = await context.newPage();
  await other.goto(step);
  await expect(ticked(other)).toBeVisible();
  await page.getByRole('button', { name: 'Reset this step' }).click();
  for (const tab of [page, other]) {
    await expect(ticked(tab)).toHaveCount(0);
    await expect(verdict(tab)).toHaveCount(0);
  }
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  // The chosen tab stands in the address; what was run on it is gone.
  await expect(page.getByRole('button', { name: /^Run it/ })).toBeVisible();
  await expect(ticked(page)).toHaveCount(0);
});

test('what was sent while the line was down arrives once it is back, without a reload', async ({ app, page }) => {
  const cable = new Cable(app.url);
  await cable.plugIn();
  const trace = traceOf('steady', ['sent before']);
  await postTrace(app.otlp, trace);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${cable.url}/traces/${trace.traceId}`);
  await expect(rows(page)).toHaveCount(1);
  await postTrace(app.otlp, traceOf('steady', ['sent while open'], trace.traceId));
  await expect(rows(page)).toHaveCount(2);

  asked.length = 0;
  await cable.cut();
  await postTrace(app.otlp, traceOf('steady', ['missed 1', 'missed 2', 'missed 3'], trace.traceId));
  await cable.plugIn();
  await expect(rows(page)).toHaveCount(5);
  for (const name of ['missed 1', 'missed 2', 'missed 3']) {
    await expect(rows(page).filter({ hasText: name })).toHaveCount(1);
  }
  await postTrace(app.otlp, traceOf('steady', ['sent after'], trace.traceId));
  await expect(rows(page).filter({ hasText: 'sent after' })).toHaveCount(1);
  // The stream itself caught up: nobody asked for the trace again.
  expect(asked.filter((path) => path.startsWith('/classroom/traces/'))).toEqual([]);
  await page.close();
  await cable.cut();
});

test('a verdict that fell while the line was down stands there once it is back', async ({ app, page }) => {
  const cable = new Cable(app.url);
  await cable.plugIn();
  await page.goto(cable.url + step);
  const registered = page.waitForResponse((response) => response.url().endsWith('/classroom/runs'));
  const answered = page.waitForResponse((response) => response.url().includes('/api/creating-a-span/before'));
  await runByClicking(page, 'Before');
  const { runId } = (await (await registered).json()) as { runId: string };
  await (await answered).finished();
  await cable.cut();
  // The run closes while nobody hears of it.
  await app.get(`/classroom/runs/${runId}?wait=30000`);
  await cable.plugIn();
  await expectRedWithItsReason(page);
  await page.close();
  await cable.cut();
});

test('a stage that takes longer to start than its step waits for spans is not judged before it answered', async ({
  app,
  page,
}) => {
  const starting: Route[] = [];
  await page.route('**/classroom/stages/**', (route) => void starting.push(route));
  await page.goto('/learn/cloudwatch-logs/line-after-request');
  const registered = page.waitForResponse((response) => response.url().endsWith('/classroom/runs'));
  await runByClicking(page, 'After');
  const { runId } = (await (await registered).json()) as { runId: string };
  // The step's patience is nine seconds.
  const { open } = await app.get<{ open: boolean }>(`/classroom/runs/${runId}?wait=11000`);
  expect(open).toBe(true);
  await starting[0]?.continue();
  await expectGreen(page);
});

test('spans that are stored while the stream is still opening are not missed', async ({ app, page }) => {
  const trace = traceOf('early', ['first']);
  await postTrace(app.otlp, trace);
  const opening: Route[] = [];
  await page.route('**/classroom/feed*', (route) => void opening.push(route));
  await page.goto(`/traces/${trace.traceId}`);
  await expect(rows(page)).toHaveCount(1);
  await postTrace(app.otlp, traceOf('early', ['second'], trace.traceId));
  await expect.poll(() => opening.length).toBe(1);
  await opening[0]?.continue();
  await expect(rows(page)).toHaveCount(2);
});

test('a stream that was answered with an error is asked for again, and resumes', async ({ app, page }) => {
  const trace = traceOf('proxied', ['first']);
  await postTrace(app.otlp, trace);
  // What stands between a browser and a cloud workspace says so while the server restarts.
  await page.route('**/classroom/feed*', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }), { times: 1 });
  await page.goto(`/traces/${trace.traceId}`);
  await expect(rows(page)).toHaveCount(1);
  await postTrace(app.otlp, traceOf('proxied', ['second'], trace.traceId));
  await expect(rows(page)).toHaveCount(2);
});

test('a restart of the server keeps progress, verdicts and traces, and open pages go on', async ({ page }) => {
  const first = await startApp();
  const cable = new Cable(first.url);
  await cable.plugIn();
  await page.goto(cable.url + step);
  const run = await runByClicking(page, 'After');
  await expectGreen(page);
  await expectTheTraceOfThatClick(page, run);
  const count = await rows(page).count();
  const before = await first.get('/classroom/progress');

  await cable.cut();
  await first.end();
  const second = await first.again();
  await cable.plugIn(second.url);
  try {
    expect(await second.get('/classroom/progress')).toEqual(before);
    const next = await runByClicking(page, 'After');
    await expectGreen(page);
    await expect.poll(() => tracesInGrid(page)).toEqual(next.traceIds);
    await page.goto(`${cable.url}/`);
    await expect(page.getByRole('link', { name: `${title} (done)` })).toBeVisible();
    await page.goto(cable.url + step);
    await page.getByRole('tab', { name: 'After', exact: true }).click();
    await expect(outcome(page)).toContainText('Passed');
    await expect(rows(page)).toHaveCount(count);
  } finally {
    await page.close();
    await cable.cut();
    await second.close();
  }
});

test('two tabs share one stream, and the second takes over when the first is closed', async ({ app, context }) => {
  const feeds = feedRequests(context);
  const first = await context.newPage();
  await first.goto(step);
  await expect.poll(() => feeds.length).toBe(1);
  const second = await context.newPage();
  await second.goto('/traces');
  await expect(second.getByRole('heading', { level: 1, name: 'Traces' })).toBeVisible();

  const { traceIds } = await runByClicking(first, 'After');
  await expectGreen(first);
  const line = (traceId: string) => second.locator(`a[href="/traces/${traceId}"]`);
  await expect(line(traceIds[0] ?? '')).toBeVisible();
  expect(feeds).toHaveLength(1);

  await first.close();
  await expect.poll(() => feeds.length).toBe(2);
  // It goes on where the first one stood.
  expect(feeds[1]).toMatch(/^\/classroom\/feed\?after=\d+$/);
  const late = traceOf('late', ['after the first tab']);
  await postTrace(app.otlp, late);
  await expect(line(late.traceId)).toBeVisible();
});

test('back and forward go from question to question on the explore page', async ({ app, page }) => {
  await postTrace(app.otlp, traceOf('asked', ['one', 'two']));
  await page.goto('/explore');
  const results = page.getByRole('region', { name: 'Results of the query' });
  const head = (name: string) => results.getByRole('columnheader', { name, exact: true });
  await page.getByRole('button', { name: 'RUN QUERY' }).click();
  await expect(head('COUNT')).toBeVisible();
  await page.getByRole('combobox', { name: 'Group by a column' }).fill('service.name');
  await page.getByRole('option', { name: 'service.name' }).first().click();
  await page.getByRole('button', { name: 'RUN QUERY' }).click();
  await expect(head('service.name')).toBeVisible();
  await expect(page).toHaveURL(/service\.name/);

  await page.goBack();
  await expect(head('service.name')).toHaveCount(0);
  await expect(head('COUNT')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove service.name' })).toHaveCount(0);
  await page.goForward();
  await expect(head('service.name')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove service.name' })).toBeVisible();

  await page.reload();
  await expect(head('service.name')).toBeVisible();
});

test('what is changed before the address of a question has landed stays, and is asked for once', async ({
  app,
  page,
}) => {
  await postTrace(app.otlp, traceOf('quick', ['one', 'two']));
  // Whatever the router fetches on its way to a question's address comes only when it is let.
  const held: Route[] = [];
  const onWay = /\/explore\?.*query=/;
  await page.route(onWay, async (route) => {
    if (route.request().headers().rsc === undefined) await route.continue();
    else held.push(route);
  });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/classroom/query')) asked.push(request.postData() ?? '');
  });
  const results = page.getByRole('region', { name: 'Results of the query' });
  const head = (name: string) => results.getByRole('columnheader', { name, exact: true });
  const chosen = page.getByRole('button', { name: 'Remove service.name' });
  const run = page.getByRole('button', { name: 'RUN QUERY' });

  await page.goto('/explore');
  await run.click();
  await expect(head('COUNT')).toBeVisible();
  await page.getByRole('combobox', { name: 'Group by a column' }).fill('service.name');
  await page.getByRole('option', { name: 'service.name' }).first().click();
  await expect(chosen).toBeVisible();
  await page.unroute(onWay);
  await Promise.all(held.map((route) => route.continue()));
  await expect(page).toHaveURL(/query=/);
  await expect(chosen).toBeVisible();
  expect(asked).toHaveLength(1);

  // Two in a row: both are in the history, and the second is what stands there.
  await run.click();
  await chosen.click();
  await run.click();
  await page.getByRole('combobox', { name: 'Group by a column' }).fill('service.name');
  await page.getByRole('option', { name: 'service.name' }).first().click();
  await expect(page).not.toHaveURL(/service\.name/);
  await expect(head('COUNT')).toBeVisible();
  await expect(head('service.name')).toHaveCount(0);
  await expect(chosen).toBeVisible();
  expect(asked).toHaveLength(3);

  await page.goBack();
  await expect(head('service.name')).toBeVisible();
  await expect(chosen).toBeVisible();
  expect(asked).toHaveLength(4);
});

test('a step that sends a hundred requests folds all answers but the first, and the keyboard unfolds them', async ({
  page,
}) => {
  await page.goto('/learn/spending/head-sampling');
  await page.getByRole('button', { name: 'Run it as it is before' }).click();
  const rest = page.getByText(/^and \d+ more/);
  // Two processes start first.
  await expect(rest).toBeVisible({ timeout: 60_000 });
  const lines = page.getByRole('list', { name: 'Answers' }).getByText(/^GET \//);
  expect(await lines.filter({ visible: true }).count()).toBe(5);
  await rest.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => lines.filter({ visible: true }).count()).toBeGreaterThan(5);
  await page.keyboard.press('Enter');
  await expect.poll(() => lines.filter({ visible: true }).count()).toBe(5);
});

test('an address that names a span opens it, however deep it lies', async ({ app, page }) => {
  const trace = traceOf('deep', []);
  let parentSpanId = mintSpanId();
  trace.spans.push({ spanId: parentSpanId, name: 'level 0' });
  for (let level = 1; level < 300; level += 1) {
    const spanId = mintSpanId();
    trace.spans.push({ spanId, parentSpanId, name: `level ${level}`, attributes: { 'app.level': `L${level}` } });
    parentSpanId = spanId;
  }
  await postTrace(app.otlp, trace);
  await page.goto(`/traces/${trace.traceId}?span=${parentSpanId}`);
  const details = page.getByRole('region', { name: 'Span details' });
  await expect(details.getByRole('heading', { name: 'level 299' })).toBeVisible();
  await expect(details).toContainText('L299');
  const row = rows(page).filter({ hasText: 'level 299' });
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(row).toBeInViewport();
  // Only the rows in sight are in the page.
  expect(await rows(page).count()).toBeLessThan(100);

  await page.getByRole('treegrid').getByRole('row').filter({ hasText: 'level 297' }).click();
  await expect(page).toHaveURL(`/traces/${trace.traceId}?span=${trace.spans[297]?.spanId}`);
  await page.reload();
  await expect(details.getByRole('heading', { name: 'level 297' })).toBeVisible();
});
