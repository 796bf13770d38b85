import { expect, test, type Page } from './support/classroom.ts';
import { rows } from './support/step-page.ts';
import { mintSpanId, mintTraceId, postTrace, type PostedTrace } from './support/otlp.ts';

test.use({ classroomOf: 'hostile' });

const image = '<img src=x onerror="window.executed=true;alert(1)">';
const script = '<script>window.executed=true;alert(2)</script>';
const link = '"><svg/onload=alert(3)><a href="javascript:alert(4)">free</a>';
const ansi = '\u001B[31mred\u001B[0m\u001B]0;title\u0007';
const reversed = 'invoice\u202Efdp.exe';
const long = 'long-'.repeat(800);
const longKey = 'long-'.repeat(50);

const root = mintSpanId();
const second = mintSpanId();
const trace: PostedTrace = {
  traceId: mintTraceId(),
  service: image,
  scope: script,
  spans: [
    { spanId: root, name: image, attributes: { 'app.link': link, [script]: ansi, [longKey]: long } },
    {
      spanId: second,
      parentSpanId: root,
      name: reversed,
      attributes: { 'app.reversed': reversed },
      events: [{ name: script, attributes: { 'exception.message': image } }],
      statusMessage: link,
    },
    { spanId: mintSpanId(), parentSpanId: root, name: `${ansi}${long}` },
  ],
};

const executed: string[] = [];

async function expectInert(page: Page): Promise<void> {
  expect(await page.evaluate(() => (globalThis as { executed?: boolean }).executed)).toBeUndefined();
  expect(executed).toEqual([]);
  const made = page.locator('img[src="x"], svg[onload], a[href^="javascript:"]');
  await expect(made).toHaveCount(0);
  // A name that turns the direction of text would turn what stands around it as well.
  const title = await page.title();
  expect(title).not.toContain('\u202E');
}

/** Nothing sticks out at the side, on a desk and on a phone. */
async function expectItToFit(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test.beforeAll(({ app }) => postTrace(app.otlp, trace));

test.beforeEach(({ page }) => {
  executed.length = 0;
  page.on('dialog', (dialog) => {
    executed.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => executed.push(error.message));
});

test('the list of traces shows hostile names as text', async ({ page }) => {
  await page.goto('/traces');
  await expect(page.getByRole('link', { name: image })).toBeVisible();
  await expectInert(page);
  await expectItToFit(page);
});

test('the waterfall and its outline show hostile names as text, and what would be obeyed as escapes', async ({
  page,
}) => {
  await page.goto(`/traces/${trace.traceId}`);
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).filter({ hasText: image }).first()).toBeVisible();
  await expect(rows(page).filter({ hasText: String.raw`invoice\u202efdp.exe` })).toBeVisible();
  await expect(rows(page).filter({ hasText: String.raw`\u001b[31mred` })).toBeVisible();
  await page.getByText('The trace as text').click();
  await expect(page.getByText(String.raw`invoice\u202efdp.exe`).last()).toBeVisible();
  const shown = await page.getByRole('main').innerText();
  expect(shown).not.toContain('\u001B');
  expect(shown).not.toContain('\u202E');
  await expectInert(page);
  await expectItToFit(page);
});

test('the details of a span show every hostile field as text', async ({ page }) => {
  await page.goto(`/traces/${trace.traceId}?span=${root}`);
  const details = page.getByRole('region', { name: 'Span details' });
  await expect(details.getByText(link, { exact: true })).toBeVisible();
  await expect(details.getByText(script, { exact: true }).first()).toBeVisible();
  await details.getByRole('searchbox', { name: 'Search fields' }).fill('<img src=x onerror=');
  await expect(details.getByText('<img src=x onerror=', { exact: true }).first()).toBeVisible();
  await expectInert(page);
  await expectItToFit(page);

  await details.getByRole('searchbox', { name: 'Search fields' }).fill('');
  await rows(page).filter({ hasText: 'invoice' }).click();
  await expect(details.getByText(link, { exact: true }).first()).toBeVisible();
  await expect(details.getByText(script, { exact: true }).first()).toBeVisible();
  await expectInert(page);
  await expectItToFit(page);
});

test('a query grouped by hostile columns shows its groups as text', async ({ page }) => {
  const query = { calculations: [{ op: 'COUNT' }], breakdowns: ['name', script, longKey], time_range: 600 };
  await page.goto(`/explore?query=${encodeURIComponent(JSON.stringify(query))}`);
  const results = page.getByRole('region', { name: 'Results of the query' });
  await expect(results.getByRole('cell', { name: image, exact: true })).toBeVisible();
  await expect(results.getByRole('columnheader', { name: script })).toBeVisible();
  await expectInert(page);
  await expectItToFit(page);
});

test('a hostile address is refused in words', async ({ page }) => {
  await page.goto(`/explore?query=${encodeURIComponent(`{"calculations":[{"op":${JSON.stringify(script)}}]}`)}`);
  await expect(page.getByRole('main')).toContainText('calculations[0].op');
  await expectInert(page);
  await page.goto(`/traces/${encodeURIComponent(image)}`);
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  await expectInert(page);
});
