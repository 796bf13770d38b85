import type { Route } from '@playwright/test';
import { expect, test, type Page } from './support/classroom.ts';
import { mintSpanId, mintTraceId, postTrace } from './support/otlp.ts';

test.use({ classroomOf: 'steady' });

/** Runs `look` while one trace after the other arrives, named by its number. */
async function whileTracesFlow(door: string, look: () => Promise<void>): Promise<void> {
  let seen = false;
  const flow = async (nth = 1): Promise<void> => {
    const spans = [{ spanId: mintSpanId(), name: `drop ${nth}` }];
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

/** The highest number among the traces that are listed. */
async function newest(page: Page): Promise<number> {
  const names = await page.getByText(/^drop \d+$/).allTextContents();
  return Math.max(0, ...names.map((name) => Number(name.slice('drop '.length))));
}

/** The list grows while the stream flows, and not only when it pauses. */
async function expectToGrow(page: Page): Promise<void> {
  await expect.poll(() => newest(page)).toBeGreaterThan(0);
  const first = await newest(page);
  await expect.poll(() => newest(page)).toBeGreaterThan(first + 20);
}

/** The answer of the server, a second later than it came. */
async function afterASecond(route: Route): Promise<void> {
  const response = await route.fetch();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await route.fulfill({ response });
}

test('traces of a steady stream are shown while it flows', async ({ app, page }) => {
  await page.goto('/traces');
  await whileTracesFlow(app.otlp, () => expectToGrow(page));
});

test('answers that take longer than the news are shown while they flow', async ({ app, page }) => {
  await page.route(/\/classroom\/traces\?/, afterASecond);
  await page.goto('/traces');
  await whileTracesFlow(app.otlp, () => expectToGrow(page));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});
