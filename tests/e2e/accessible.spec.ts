import { readdirSync } from 'node:fs';
import type { RunningApp } from '../support/running-app.ts';
import { expectNothingSerious, seriousViolations } from './support/axe.ts';
import { expect, test, type Page } from './support/classroom.ts';
import { sendersTo } from './support/four-signals.ts';
import { mintSpanId, mintTraceId, postTrace } from './support/otlp.ts';
import { furniture, places, type Place } from './support/places.ts';
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

/** Made here, so that no key-like text stands in a file. */
const secret = ['Ab3dE6gH', '9jK2mN5p', 'Q8sT1vW4'].join('');
const leaking = {
  traceId: mintTraceId(),
  service: 'backend-flask',
  spans: [{ spanId: mintSpanId(), name: 'GET /', attributes: { 'http.request.header.authorization': `Bearer ${secret}` } }],
}; // prettier-ignore

test.beforeAll(async ({ app }) => {
  // First, for a step would make the log group that these make.
  const senders = await sendersTo(app, furniture.environment);
  await senders.line(furniture.line);
  await senders.error(new TypeError(furniture.error), { trace_id: traceId });
  await postTrace(app.otlp, colourful);
  await postTrace(app.otlp, leaking);
  for (const variant of ['before', 'after']) await run(app, 'creating-a-span', variant);
  await app.post('/classroom/saved-queries', furniture.savedQuery);
  await app.post('/classroom/boards', furniture.board);
});

const allPlaces: Place[] = [
  ...places,
  {
    name: 'a trace with a span selected',
    path: `/traces/${traceId}?span=${root}`,
    ready: (page) => expect(page.getByRole('region', { name: 'Span details' })).toContainText('app.now'),
  },
  {
    name: 'the service map',
    path: '/traces/map',
    ready: (page) => expect(page.getByRole('button', { name: /^backend-next/ })).toBeVisible(),
  },
  {
    name: 'a trace held against itself',
    path: `/traces/compare?one=${traceId}&other=${traceId}`,
    ready: (page) => expect(page.getByRole('list', { name: 'The difference in words' })).toContainText('alike'),
  },
];

/** The addresses of the app’s pages: `/traces/[traceId]`. A folder that begins with `_` is private. */
const pages = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|\/)page\.tsx$/.test(path) && !/(^|\/)_/.test(path))
  .map((path) => `/${path.replace(/\/?page\.tsx$/, '')}`);

test('every page of the app is among them', () => {
  const patterns = pages.map((page) => ({ page, is: new RegExp(`^${page.replaceAll(/\[\w+\]/g, '[^/]+')}$`) }));
  const visited = allPlaces.map(({ path, leadsTo }) => leadsTo ?? path.replace(/\?.*/, ''));
  const missed = patterns.filter(({ is }) => !visited.some((path) => is.test(path)));
  expect(missed.map(({ page }) => page)).toEqual([]);
  expect(pages.length).toBeGreaterThan(15);
});

/** The lesson of a step that looks like others; undefined for any other place. */
const lessonOf = ({ path, isLike }: Place): string | undefined =>
  isLike ? /^\/learn\/([^/]+)\/./.exec(path)?.[1] : undefined;

for (const place of allPlaces) {
  if (lessonOf(place) !== undefined) continue;
  const { name, path, ready, isLike } = place;
  const how = isLike ? '' : ', in light and dark, wide and narrow';
  test(`${name}: axe finds nothing serious${how}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(path);
    await ready(page);
    if (isLike) expect(await seriousViolations(page)).toEqual([]);
    else await expectNothingSerious(page);
  });
}

// A window that is kept has the scripts of one step ready for the next: each then takes half as long.
for (const lesson of new Set(allPlaces.map(lessonOf))) {
  if (lesson === undefined) continue;
  test(`the other steps of the lesson ${lesson}: axe finds nothing serious`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const place of allPlaces.filter((one) => lessonOf(one) === lesson)) {
      await test.step(place.name, async () => {
        await page.goto(place.path);
        await place.ready(page);
        expect.soft(await seriousViolations(page), place.name).toEqual([]);
      });
    }
  });
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

/** Where the header's links stand: what sticks out of it, and what is too small for a finger. */
const misplacedRooms = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const header = document.querySelector('header')!.getBoundingClientRect();
    const tools = Math.min(
      ...[...document.querySelectorAll('header button')].map((tool) => tool.getBoundingClientRect().left),
    );
    return [...document.querySelectorAll('header nav a')].flatMap((link) => {
      const { left, right, top, bottom, width, height } = link.getBoundingClientRect();
      const sticksOut =
        left < 0 || right > Math.min(innerWidth, tools) + 1 || top < header.top - 1 || bottom > header.bottom + 1;
      return sticksOut || width < 24 || height < 24 ? [`${link.textContent} at ${innerWidth}`] : [];
    });
  });

test('the rooms of the house fit a window of any width, and the one that one is in is marked', async ({ page }) => {
  await page.goto('/journal');
  for (let width = 320; width <= 1280; width += 20) {
    await page.setViewportSize({ width, height: 700 });
    expect(await misplacedRooms(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await expect(page.getByRole('banner').getByRole('link', { name: 'Journal' })).toHaveAttribute('aria-current', 'page');
});
