import { expect, test, type Locator, type Page } from './support/classroom.ts';
import { seriousViolations } from './support/axe.ts';
import { expectVisibleFocus } from './support/keyboard.ts';
import { mintSpanId, mintTraceId, postTrace, type PostedSpan } from './support/otlp.ts';
import { rows } from './support/step-page.ts';

test.use({ classroomOf: 'trace-view', viewport: { width: 1280, height: 900 } });

const traceId = mintTraceId();
const id = {
  root: mintSpanId(), handler: mintSpanId(), cart: mintSpanId(), charge: mintSpanId(), payment: mintSpanId(),
  lost: mintSpanId(),
}; // prettier-ignore
const secret = 'someone@example.org';
const rowSpans = Array.from({ length: 30 }, (_, index): PostedSpan => ({
  spanId: mintSpanId(),
  parentSpanId: id.cart,
  name: 'SELECT rows',
  attributes: { 'db.row': `row-${index}` },
  time: [20 + index * 5, 24 + index * 5],
}));
const spans: PostedSpan[] = [
  { spanId: id.root, name: 'POST /checkout', attributes: { 'http.route': '/checkout' }, statusMessage: 'failed', time: [0, 600] },
  { spanId: id.handler, parentSpanId: id.root, name: 'http-handler', statusMessage: 'failed', time: [10, 590] },
  { spanId: id.cart, parentSpanId: id.handler, name: `load cart of ${secret}`, time: [15, 180] },
  ...rowSpans,
  { spanId: id.charge, parentSpanId: id.handler, name: 'charge', statusMessage: 'failed', time: [200, 560] },
  { spanId: id.payment, parentSpanId: id.charge, name: 'POST /payment', statusMessage: 'card declined', time: [210, 540] },
  { spanId: mintSpanId(), parentSpanId: id.handler, name: 'send receipt', time: [580, 900] },
  { spanId: mintSpanId(), parentSpanId: id.lost, name: 'reserve', time: [300, 400] },
]; // prettier-ignore

test.beforeAll(({ app }) => postTrace(app.otlp, { traceId, service: 'shop', spans }));

const row = (page: Page, name: string): Locator => rows(page).filter({ hasText: name }).first();
const details = (page: Page): Locator => page.getByRole('region', { name: 'Span details' });

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`/traces/${traceId}${query}`);
  await expect(rows(page).first()).toBeVisible();
}

/** Gives the keyboard to the first row, and presses these. */
async function keys(page: Page, ...pressed: string[]): Promise<void> {
  await rows(page).first().focus();
  for (const key of pressed) await page.keyboard.press(key);
}

test('keys fold to levels, by name and by subtree, and the row that folds away leaves the keyboard above', async ({
  page,
}) => {
  await open(page);
  await keys(page, '2');
  await expect(rows(page)).toHaveText([/POST \/checkout/, /http-handler/, /a span that has not arrived/, /reserve/]);
  await page.keyboard.press('0');
  await expect(row(page, 'SELECT rows')).toBeVisible();
  await row(page, 'charge').click();
  await page.keyboard.press('2');
  await expectVisibleFocus(row(page, 'http-handler'));
  await page.keyboard.press('0');
  await row(page, 'load cart').click();
  await page.keyboard.press('s');
  await expect(row(page, 'SELECT rows')).toHaveCount(0);
  await expect(row(page, 'load cart')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('s');
  await expect(row(page, 'SELECT rows')).toBeVisible();
});

test('what is like the span where one is folds by buttons as well', async ({ page }) => {
  await open(page);
  await row(page, 'load cart').click();
  const buttons = page.getByRole('region', { name: 'Waterfall' });
  await buttons.getByRole('button', { name: /^Fold every load cart/ }).click();
  await expect(row(page, 'SELECT rows')).toHaveCount(0);
  await buttons.getByRole('button', { name: /^Fold every load cart/ }).click();
  await expect(row(page, 'SELECT rows')).toBeVisible();
  await buttons.getByRole('button', { name: 'Fold level 3' }).click();
  await expect(row(page, 'SELECT rows')).toHaveCount(0);
  await expect(row(page, 'POST /payment')).toHaveCount(0);
});

test('a search counts, goes to and fro, and gives the keyboard back', async ({ page }) => {
  await open(page);
  await keys(page, '/');
  const search = page.getByRole('searchbox', { name: 'Search in the trace' });
  await expect(search).toBeFocused();
  await page.keyboard.type('row-2');
  const count = page.getByRole('search').getByRole('status');
  await expect(count).toHaveText('11 spans');
  await page.keyboard.press('Enter');
  await expect(count).toHaveText('1 of 11');
  await expect(details(page)).toContainText('row-2');
  await page.keyboard.press('Shift+Enter');
  await expect(count).toHaveText('11 of 11');
  await expect(details(page)).toContainText('row-29');
  await page.getByRole('button', { name: 'Next match' }).click();
  await expect(count).toHaveText('1 of 11');
  await search.press('ArrowDown');
  await expectVisibleFocus(page.locator('tr[aria-selected="true"]'));
  await page.keyboard.press('n');
  await expect(count).toHaveText('2 of 11');
  await search.press('Escape');
  await expect(search).toHaveValue('');
  await expectVisibleFocus(page.locator('tr[aria-selected="true"]'));
});

test('the search in the fields stays from span to span', async ({ page }) => {
  await open(page, `?span=${id.root}`);
  await keys(page, 'f');
  await page.keyboard.type('status_message');
  await expect(details(page).getByRole('status')).toContainText(/^1 of/);
  await row(page, 'POST /payment').click();
  await expect(details(page)).toContainText('card declined');
  await expect(details(page).getByRole('status')).toContainText(/^1 of/);
  await page.keyboard.press('f');
  await page.keyboard.press('Escape');
  await expect(details(page).getByRole('searchbox')).toHaveValue('');
  await expectVisibleFocus(row(page, 'POST /payment'));
});

test('a name can be read beside everything that is odd about its span', async ({ page, app }) => {
  const odd = mintTraceId();
  const reserve = {
    spanId: mintSpanId(),
    parentSpanId: mintSpanId(),
    name: 'reserve the seats',
    time: [30, 25] as [number, number],
  };
  await postTrace(app.otlp, { traceId: odd, service: 'booking-service', spans: [reserve] });
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/traces/${odd}`);
    const name = page.getByTitle('reserve the seats', { exact: true });
    await expect(row(page, 'ends before it starts')).toContainText('parent missing');
    const shown = await name.evaluate((element) => element.clientWidth / element.scrollWidth);
    expect([width, shown]).toEqual([width, 1]);
  }
});

test('errors are walked, and each leads to the span that it came from', async ({ page }) => {
  await open(page);
  await keys(page, 'e');
  await expect(details(page).getByRole('heading', { name: 'POST /checkout' })).toBeVisible();
  await page.keyboard.press('e');
  await expect(details(page).getByRole('heading', { name: 'http-handler' })).toBeVisible();
  await expect(details(page)).toContainText('2 levels below: “card declined”');
  await page.keyboard.press('c');
  await expect(details(page).getByRole('heading', { name: 'POST /payment' })).toBeVisible();
  await expect(details(page)).toContainText('The error began here: “card declined”');
  await expectVisibleFocus(row(page, 'POST /payment'));
  await expect(page).toHaveURL(new RegExp(`span=${id.payment}`));
});

test('the critical path is told in words, and in the rows', async ({ page }) => {
  await open(page);
  await keys(page, 'p');
  const path = page.getByRole('region', { name: 'The critical path' });
  await expect(path).toContainText('“POST /checkout” (600 ms)');
  await expect(path).toContainText('POST /payment: 330 ms, 55 %');
  await expect(path).toContainText('One span ended after the root');
  await expect(row(page, 'POST /checkout')).toContainText('on the critical path');
  await expect(row(page, 'send receipt')).not.toContainText('on the critical path');
  await page.keyboard.press('p');
  await expect(path).toHaveCount(0);
});

test('what is odd is named, and gone to', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^Next span that is odd: runs past its parent, 1/ }).click();
  await expect(details(page).getByRole('heading', { name: 'send receipt' })).toBeVisible();
  await expect(details(page)).toContainText('It ends 310 ms after its parent’s end.');
  await page.getByRole('button', { name: /parent missing, 1/ }).click();
  await expect(details(page).getByRole('heading', { name: 'reserve' })).toBeVisible();
  await page.getByRole('button', { name: /^Next row of a span not arrived, 1 / }).click();
  await expect(details(page).getByRole('heading', { name: 'A span that has not arrived' })).toBeVisible();
  await expect(details(page)).toContainText('One span names it as parent');
});

test('any field becomes a column, moves, stands in the address, and is remembered', async ({ page }) => {
  await open(page);
  // The key takes the keyboard to the field: what is typed there is no command.
  await keys(page, '|');
  const columns = page.getByRole('region', { name: 'Columns' });
  for (const key of ['http.route', 'db.row']) {
    await expect(columns.getByRole('combobox', { name: 'A field' })).toBeFocused();
    await page.keyboard.type(key);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('columnheader')).toHaveText([/Span/, 'http.route', 'db.row', /./, /Duration/]);
  await expect(row(page, 'POST /checkout').getByRole('gridcell').nth(1)).toHaveText('/checkout');
  await columns.getByRole('button', { name: 'Move db.row to the left' }).click();
  await expect(page.getByRole('columnheader').nth(1)).toHaveText('db.row');
  await expect(page).toHaveURL(/col=db\.row&col=http\.route/);
  await row(page, 'http-handler').click();
  await expect(page).toHaveURL(/span=.*col=db\.row&col=http\.route/);
  await open(page);
  await expect(page.getByRole('columnheader').nth(1)).toHaveText('db.row');
  await page.getByRole('button', { name: 'Columns' }).click();
  await columns.getByRole('button', { name: 'Remove the column db.row' }).click();
  await columns.getByRole('button', { name: 'Remove the column http.route' }).click();
  await expect(page.getByRole('columnheader')).toHaveCount(3);
});

test('a window of the time is chosen by dragging, moved by keys, and left', async ({ page }) => {
  await open(page);
  const words = page.getByText(/of 900 ms|The whole trace/);
  await expect(words).toContainText('The whole trace, 900 ms');
  const start = page.getByRole('slider', { name: 'Start of the time shown' });
  const box = (await start.locator('..').boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.25, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect(words).toHaveText(/^22\d ms to 45\d ms of 900 ms$/);
  const before = Number(await start.inputValue());
  await start.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Number(await start.inputValue())).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Whole trace' }).click();
  await expect(words).toContainText('The whole trace');
  await row(page, 'charge').click();
  await page.keyboard.press('z');
  await expect(words).toHaveText(/^182 ms to 578 ms of 900 ms$/);
  await page.keyboard.press('x');
  await expect(words).toContainText('The whole trace');
});

test('the list of keys opens over the page, and gives the keyboard back', async ({ page }) => {
  await open(page);
  await keys(page, '?');
  const list = page.getByRole('dialog', { name: 'Keys of the trace view' });
  await expect(list).toContainText('Fold every span of the same name and service');
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expectVisibleFocus(rows(page).first());
});

test('a link leads to a span far down, and says so where there is none', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `?span=${id.payment}`);
  await expect(row(page, 'POST /payment')).toBeInViewport();
  await expect(row(page, 'POST /payment')).toHaveAttribute('aria-selected', 'true');
  await row(page, 'POST /payment').focus();
  await page.keyboard.press('y');
  await expect(page.getByText('The link to this span is copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`span=${id.payment}`);
  await open(page, `?span=${'e'.repeat(16)}`);
  await expect(details(page)).toContainText(`The span ${'e'.repeat(16)} is not among those that are here`);
});

test('on a phone, a link leads to its span as well', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `?span=${id.payment}`);
  const isInSight = (): Promise<boolean> =>
    row(page, 'POST /payment').evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const list = element.closest('[role=treegrid]')?.parentElement?.getBoundingClientRect();
      return list !== undefined && top >= list.top && bottom <= list.bottom;
    });
  await expect.poll(isInSight).toBe(true);
});

test('what looks like a secret stands in no row and in no outline, until it is asked for', async ({ page }) => {
  await open(page);
  await expect(row(page, 'load cart')).toContainText('load cart of (hidden: 19 characters)');
  await page.getByText('The trace as text').click();
  const outline = page.getByText('shop: load cart of (hidden: 19 characters)');
  await expect(outline).toBeVisible();
  await expect(page.locator('body')).not.toContainText(secret);
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.locator('body')).toContainText(`shop: load cart of ${secret}`);
});

test('rows that are read stay where they are while others arrive above them', async ({ page, app }) => {
  await open(page);
  await row(page, 'POST /payment').click();
  const scroller = page.getByRole('treegrid').locator('..');
  await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  const top = async (): Promise<number> => Math.round((await row(page, 'POST /payment').boundingBox())?.y ?? -1);
  const before = await top();
  const early = Array.from({ length: 12 }, (_, index): PostedSpan => ({
    spanId: mintSpanId(),
    parentSpanId: id.handler,
    name: `early ${index}`,
    time: [11, 12 + index / 10],
  }));
  await postTrace(app.otlp, { traceId, service: 'shop', spans: early });
  await expect(page.getByText(`${spans.length + early.length} spans`)).toBeVisible();
  await expect.poll(top).toBe(before);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`all of it is legible and named, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, `?span=${id.payment}&col=http.route`);
    await keys(page, 'p');
    await page.getByRole('button', { name: 'Columns' }).click();
    expect(await seriousViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
}

test('a parent that arrives after all takes the place of its dashed row, and its note', async ({ page, app }) => {
  await open(page, `?span=${id.lost}`);
  const lost = page.locator(`tr[data-row$="/${id.lost}"]`);
  await expect(lost).toHaveAttribute('aria-selected', 'true');
  await expect(lost).toContainText('a span that has not arrived');
  await lost.press('ArrowLeft');
  await expect(row(page, 'reserve')).toHaveCount(0);
  const late = { spanId: id.lost, parentSpanId: id.root, name: 'late parent', time: [290, 410] as [number, number] };
  await postTrace(app.otlp, { traceId, service: 'shop', spans: [late] });
  await expect(lost).toContainText('late parent');
  await expect(lost).toHaveAttribute('aria-expanded', 'false');
  await expect(details(page).getByRole('heading', { name: 'late parent' })).toBeVisible();
  await expect(page.getByText('a span that has not arrived')).toHaveCount(0);
});
