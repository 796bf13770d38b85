import type { Route } from '@playwright/test';
import { expect, test, type Page } from './support/classroom.ts';
import { mintSpanId, mintTraceId, postTrace } from './support/otlp.ts';

test.use({ classroomOf: 'steady' });

/** Runs `look` while one trace after the other arrives, each named by the river and its number. */
async function whileTracesFlow(door: string, river: string, look: () => Promise<void>): Promise<void> {
  let seen = false;
  const flow = async (nth = 1): Promise<void> => {
    const spans = [{ spanId: mintSpanId(), name: `${river} ${nth}` }];
    await postTrace(door, { traceId: mintTraceId(), service: 'river', spans });
    return seen ? undefined : flow(nth + 1);
  };
  const flowing = flow();
  try {
    await look();
  } finally {
    seen = true;
    await flowing;
  }
}

/** The highest number among the river's traces that are listed. */
async function newest(page: Page, river: string): Promise<number> {
  const names = await page.getByText(new RegExp(`^${river} \\d+$`)).allTextContents();
  return Math.max(0, ...names.map((name) => Number(name.slice(river.length))));
}

/** The list grows while the stream flows, and not only when it pauses. */
async function expectToGrow(page: Page, river: string): Promise<void> {
  await expect.poll(() => newest(page, river)).toBeGreaterThan(0);
  const first = await newest(page, river);
  await expect.poll(() => newest(page, river)).toBeGreaterThan(first);
  const second = await newest(page, river);
  await expect.poll(() => newest(page, river)).toBeGreaterThan(second);
}

/** The answer of the server, a second later than it came. */
async function afterASecond(route: Route): Promise<void> {
  const response = await route.fetch();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await route.fulfill({ response });
}

test('traces of a steady stream are shown while it flows', async ({ app, page }) => {
  await page.goto('/traces');
  await whileTracesFlow(app.otlp, 'drop', () => expectToGrow(page, 'drop'));
});

test('answers that take longer than the news are shown while they flow', async ({ app, page }) => {
  await page.route(/\/classroom\/traces\?/, afterASecond);
  await page.goto('/traces');
  await whileTracesFlow(app.otlp, 'late drop', () => expectToGrow(page, 'late drop'));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

/** Resolves once the page's feed has brought something of a trace, or that it came too late for it. */
const heardOf = (page: Page, traceId: string): Promise<void> =>
  page.evaluate(
    (id) =>
      new Promise<void>((resolve) => {
        const feed = new BroadcastChannel('spanwalk-feed');
        feed.addEventListener('message', ({ data }) => {
          const text = JSON.stringify(data);
          if (text.includes(id) || text.includes('"gap"')) resolve();
        });
      }),
    traceId,
  );

test('a span that the feed brings before the page waits for it is a row all the same', async ({ app, page }) => {
  const early = { spanId: mintSpanId(), name: 'quicker than the page' };
  await page.route('**/classroom/runs', async (route) => {
    const [traceId = ''] = (route.request().postDataJSON() as { traceIds: string[] }).traceIds;
    const heard = heardOf(page, traceId);
    await postTrace(app.otlp, { traceId, service: 'river', spans: [early] });
    await heard;
    await route.continue();
  });
  await page.goto('/learn/honeycomb/creating-a-span');
  await page.getByRole('tab', { name: 'After', exact: true }).click();
  await page.getByRole('button', { name: 'Run it with the change' }).click();
  await expect(page.getByRole('treegrid').getByText(early.name)).toBeVisible();
});
