import { EventEmitter, once } from 'node:events';
import { expect, test, type Page } from './support/classroom.ts';
import { mintSpanId, mintTraceId, postTrace, type PostedSpan } from './support/otlp.ts';
import { rows } from './support/step-page.ts';

test.use({ classroomOf: 'large-trace', viewport: { width: 1280, height: 900 } });

const traceId = mintTraceId();
const root = mintSpanId();
const steps = Array.from({ length: 1200 }, (_, nth): PostedSpan => ({
  spanId: mintSpanId(),
  parentSpanId: root,
  name: `step ${nth}`,
  attributes: { 'order.id': `order-${nth}` },
  time: [nth / 2, nth / 2 + 40],
}));
const spans: PostedSpan[] = [{ spanId: root, name: 'import orders', time: [0, 700] }, ...steps];

const unended = mintTraceId();

test.beforeAll(async ({ app }) => {
  await postTrace(app.otlp, { traceId, service: 'shop', spans });
  await postTrace(app.otlp, { traceId: unended, service: 'shop', spans: steps });
});

const details = (page: Page) => page.getByRole('region', { name: 'Span details' });
const busy = (page: Page) => page.locator('[aria-busy=true]');
const step = (page: Page, nth: number) => rows(page).filter({ has: page.getByText(`step ${nth}`, { exact: true }) });

/** Keeps all of the trace back, as a slow network does, until it is let through. */
async function keptBack(page: Page): Promise<() => void> {
  const gate = new EventEmitter();
  const opened = once(gate, 'open');
  await page.route('**/packed', async (route) => {
    await opened;
    await route.continue();
  });
  return () => void gate.emit('open');
}

/** Opens a trace of which all but the first rows is kept back. A server that has just started may send none in its haste. */
async function openBegun(page: Page, id: string): Promise<() => void> {
  const letThrough = await keptBack(page);
  await expect(async () => {
    await page.goto(`/traces/${id}`);
    await expect(rows(page).first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(busy(page)).toHaveCount(1);
  return letThrough;
}

test('the first rows of a large trace are read and chosen while the rest is under way, and stay as they are', async ({
  page,
}) => {
  const letThrough = await openBegun(page, traceId);
  await expect(rows(page).first()).toContainText('import orders');
  await expect(rows(page)).toHaveCount(40);
  await expect(page.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '1202');
  await step(page, 7).click();
  await expect(page).toHaveURL(new RegExp(`span=${steps[7]?.spanId}$`));
  await expect(details(page).getByText('order-7')).toBeVisible();

  const before = [await step(page, 7).boundingBox(), await rows(page).first().boundingBox()];
  letThrough();
  await expect(busy(page)).toHaveCount(0);
  expect([await step(page, 7).boundingBox(), await rows(page).first().boundingBox()]).toEqual(before);
  await expect(step(page, 7)).toHaveAttribute('aria-selected', 'true');
  await expect(details(page).getByText('order-7')).toBeVisible();
  await step(page, 7).press('End');
  await expect(step(page, 1199)).toBeFocused();
});

test('whoever went to another view while a large trace was under way is still there when it comes', async ({
  page,
}) => {
  const letThrough = await openBegun(page, traceId);
  const logs = page.getByRole('tab', { name: /^Logs/ });
  await logs.click();
  await expect(logs).toHaveAttribute('aria-selected', 'true');
  letThrough();
  await expect(page.getByText('No log line names this trace.')).toBeVisible();
  await expect(logs).toBeFocused();
});

test('a large trace whose root has not ended yet begins with the row that stands for it', async ({ page }) => {
  const letThrough = await openBegun(page, unended);
  await expect(rows(page).first()).toContainText('a span that has not arrived');
  await expect(page.getByText('No root span has arrived')).toBeVisible();
  await rows(page).first().click();
  await expect(details(page).getByText(`The span ${root} is not among those that are here.`)).toBeVisible();
  const before = await rows(page).nth(3).boundingBox();
  letThrough();
  await expect(busy(page)).toHaveCount(0);
  await expect(details(page).getByText('1,200 spans name it')).toBeVisible();
  expect(await rows(page).nth(3).boundingBox()).toEqual(before);
});
