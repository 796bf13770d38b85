import type { RunningApp } from '../support/running-app.ts';
import { seriousViolations } from './support/axe.ts';
import { expect, test, type Page } from './support/classroom.ts';
import { steps } from './support/course.ts';
import { mintSpanId, mintTraceId, postTrace } from './support/otlp.ts';
import { outcome, rows } from './support/step-page.ts';

test.use({ classroomOf: 'accessible' });

const traceId = mintTraceId();
const root = mintSpanId();

/** A trace with an error, an event and a span whose parent is missing: everything that has a colour of its own. */
const colourful = {
  traceId,
  service: 'backend-next',
  spans: [
    { spanId: root, name: 'GET /home', attributes: { 'app.now': '2026-11-22T09:30:00.000Z' } },
    {
      spanId: mintSpanId(),
      parentSpanId: root,
      name: 'failing',
      statusMessage: 'it failed',
      events: [{ name: 'retry' }],
    },
    { spanId: mintSpanId(), parentSpanId: mintSpanId(), name: 'adrift' },
  ],
};

/** Runs a step over HTTP, so that its page has something to show when it is opened. */
async function run(app: RunningApp, step: string, variant: string): Promise<void> {
  const id = mintTraceId();
  const parent = mintSpanId();
  const announced = { step, variant, traceIds: [id], syntheticParent: parent };
  const { runId } = await app.post<{ runId: string }>('/classroom/runs', announced);
  await fetch(`${app.url}/api/${step}/${variant}`, { headers: { traceparent: `00-${id}-${parent}-01` } });
  await app.get(`/classroom/runs/${runId}?wait=20000`);
}

test.beforeAll(async ({ app }) => {
  await postTrace(app.otlp, colourful);
  for (const variant of ['before', 'after']) await run(app, 'creating-a-span', variant);
  await app.post('/classroom/environments', { name: 'bootcamp' });
  await app.post('/classroom/saved-queries', {
    name: 'Latency by name',
    description: 'the slowest first',
    spec: query,
  });
});

interface Place {
  name: string;
  path: string;
  /** What stands there once the page has all it shows. */
  ready: (page: Page) => Promise<void>;
}

const heading = (name: string | RegExp) => (page: Page) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

const query = {
  calculations: [{ op: 'COUNT' }, { op: 'HEATMAP', column: 'duration_ms' }],
  filters: [{ column: 'name', op: 'exists' }],
  breakdowns: ['name'],
  time_range: 600,
};

const places: Place[] = [
  {
    name: 'the course',
    path: '/',
    ready: (page) => expect(page.getByRole('link', { name: /^Go on: / })).toBeVisible(),
  },
  ...steps.map(({ id, lesson, title }) => ({
    name: `the step ${id}`,
    path: `/learn/${lesson}/${id}`,
    ready: heading(title),
  })),
  {
    name: 'the explore page with results',
    path: `/explore?query=${encodeURIComponent(JSON.stringify(query))}`,
    ready: (page) => expect(page.getByRole('region', { name: 'Results of the query' })).toBeVisible(),
  },
  {
    name: 'the saved queries, one of them being renamed',
    path: '/explore',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Saved queries (1)' }).click();
      await page.getByRole('button', { name: 'Rename Latency by name' }).click();
      await expect(page.getByRole('form', { name: 'Rename Latency by name' })).toBeVisible();
    },
  },
  {
    name: 'a query that is refused',
    path: `/explore?query=${encodeURIComponent('{"limit":-1}')}`,
    ready: (page) => expect(page.getByRole('main')).toContainText('limit'),
  },
  { name: 'the traces', path: '/traces', ready: (page) => expect(page.getByRole('rowheader').first()).toBeVisible() },
  {
    name: 'a trace with a span selected',
    path: `/traces/${traceId}?span=${root}`,
    ready: (page) => expect(page.getByRole('region', { name: 'Span details' })).toContainText('app.now'),
  },
  {
    name: 'the journal',
    path: '/journal',
    ready: (page) => expect(page.getByRole('button', { name: 'Download as Markdown' })).toBeVisible(),
  },
  {
    name: 'the connect page',
    path: '/connect',
    ready: (page) => expect(page.getByRole('row', { name: /bootcamp/ })).toBeVisible(),
  },
  { name: 'the findings', path: '/findings', ready: heading('What the findings mean') },
  { name: 'a finding', path: '/findings/relation.split-traces', ready: heading('One request, several traces') },
  { name: 'an address with nothing', path: '/nothing/here', ready: heading('There is nothing at this address') },
];

for (const { name, path, ready } of places) {
  test(`${name}: axe finds nothing serious, in light and dark, wide and narrow`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(path);
    await ready(page);
    await expectNothingSerious(page);
  });
}

async function expectNothingSerious(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), `no wider than ${width}`)
      .toBeLessThanOrEqual(width);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await seriousViolations(page), `light, ${width} wide`).toEqual([]);
    // The same elements in other colours.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await seriousViolations(page, 'colours'), `dark, ${width} wide`).toEqual([]);
  }
}

test('a step with a red verdict, its trace and its fields: axe finds nothing serious', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/learn/honeycomb/creating-a-span');
  await expect(outcome(page)).toContainText('Failed');
  await rows(page).first().click();
  await expect(page.getByRole('region', { name: 'Span details' })).toContainText('trace.trace_id');
  await page.getByText('The trace as text').click();
  await expectNothingSerious(page);
});
