import { inXRayForm } from '@/lib/projection/xray/trace-id.ts';
import { expect, test } from './support/classroom.ts';
import { flaskSegment, sendersTo, type Senders } from './support/four-signals.ts';
import { mintSpanId, mintTraceId, postTrace } from './support/otlp.ts';
import { seriousViolations } from './support/axe.ts';
import { rows } from './support/step-page.ts';

test.use({ classroomOf: 'four-views', viewport: { width: 1280, height: 900 } });

let senders: Senders;
const traceId = mintTraceId();
const [root, handler, segment, inner] = [mintSpanId(), mintSpanId(), mintSpanId(), mintSpanId()];

test.beforeAll(async ({ app }) => {
  senders = await sendersTo(app, 'four views');
  await postTrace(app.otlp, {
    traceId,
    service: 'backend-next',
    spans: [
      { spanId: root, name: 'GET /api/activities/home' },
      {
        spanId: handler,
        parentSpanId: root,
        name: 'http-handler',
        attributes: { 'app.now': 'today' },
        statusMessage: 'home is not defined',
        events: [{ name: 'exception', attributes: { 'exception.type': 'ReferenceError' } }],
      },
    ],
  });
  await senders.segment(flaskSegment(traceId, { id: segment, parent: handler, inner }));
  await senders.line(JSON.stringify({ level: 'error', trace_id: traceId, span_id: handler, msg: 'home failed' }));
  await senders.error(new ReferenceError('home is not defined'), { trace_id: traceId, span_id: handler });
});

test('a trace is found by its id as X-Ray writes it, and its address takes that form too', async ({ page }) => {
  await page.goto('/traces');
  await page.getByRole('searchbox', { name: 'Find a trace' }).fill(inXRayForm(traceId));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/traces/${traceId}`);
  await page.goto(`/traces/${inXRayForm(traceId)}?view=logs`);
  await expect(page).toHaveURL(`/traces/${traceId}?view=logs`);
});

test('the waterfall has the segments as rows, the log line and the error on their span', async ({ page }) => {
  await page.goto(`/traces/${traceId}`);
  await expect(rows(page)).toHaveCount(4);
  await expect(rows(page).nth(2)).toContainText(/backend-flask.*segment.*fault/);
  await expect(rows(page).nth(3)).toContainText(/mock-data.*subsegment/);
  await expect(page.getByText('1 segment', { exact: true })).toBeVisible();
  await expect(page.getByText('1 subsegment', { exact: true })).toBeVisible();
  await expect(page.getByText('1 log line', { exact: true })).toBeVisible();
  await expect(page.getByText('1 error report')).toBeVisible();

  await rows(page).nth(1).click();
  const marks = page.getByRole('list', { name: 'Log lines and errors of this span' });
  await marks.getByRole('button', { name: /home failed/ }).click();
  const line = page.getByRole('region', { name: 'Log line' });
  await expect(line).toContainText('cruddur');
  await line.getByRole('button', { name: 'Its span: http-handler' }).click();
  await marks.getByRole('button', { name: /home is not defined/ }).click();
  await expect(page.getByRole('region', { name: 'Error report' })).toContainText('home is not defined');
});

test('the X-Ray view tells what arrived from what the spans would become', async ({ page }) => {
  await page.goto(`/traces/${traceId}?view=segments`);
  const panel = page.getByRole('tabpanel', { name: /^X-Ray/ });
  const document = panel.getByRole('region', { name: 'Segment document' });
  await expect(document).toContainText('arrived');
  await expect(document).toContainText('andrewbrown');
  await expect(document).toContainText('<img src=x onerror=alert(1)>');
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  await expect(document.getByRole('button', { name: 'Copy the document' })).toBeVisible();

  await panel.getByRole('radio', { name: /^From the spans/ }).check();
  await panel
    .getByRole('list', { name: 'Segments timeline' })
    .getByRole('button', { name: /http-handler/ })
    .click();
  await expect(document).toContainText('would be sent');
  const more = document.getByText(/^\d+ more$/);
  if (await more.isVisible()) await more.click();
  await expect(document.getByRole('listitem').filter({ hasText: 'metadata.default.app.now' })).toContainText(
    'not indexed',
  );
});

test('the tabs have addresses, and the back button and the keyboard work', async ({ page }) => {
  await page.goto(`/traces/${traceId}`);
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole('tab', { name: /^OTel waterfall/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/view=segments/);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/view=logs/);
  const lines = page.getByRole('list', { name: 'Log lines of the trace' });
  await expect(lines.getByRole('listitem')).toHaveCount(1);
  await expect(lines).toContainText('cruddur / four views');
  await lines.getByRole('button', { name: 'http-handler', exact: true }).click();
  await expect(page).toHaveURL(`/traces/${traceId}?span=${handler}`);
  await page.goBack();
  await expect(page.getByRole('tab', { name: /^Logs/ })).toHaveAttribute('aria-selected', 'true');
  await page.goBack();
  await expect(page.getByRole('tab', { name: /^X-Ray/ })).toHaveAttribute('aria-selected', 'true');
});

test('the Rollbar view has the item with its stack, and the span in which it happened', async ({ page }) => {
  await page.goto(`/traces/${traceId}?view=errors`);
  const item = page.getByRole('article', { name: /home is not defined/ });
  await expect(item.getByRole('heading', { name: 'Stack trace' })).toBeVisible();
  await expect(item.getByRole('button', { name: 'in http-handler' })).toBeVisible();
});

test('a view grows while it is open, and another one stands beside it', async ({ page }) => {
  await page.goto(`/traces/${traceId}?view=logs&beside=segments`);
  const lines = page.getByRole('list', { name: 'Log lines of the trace' });
  await expect(lines.getByRole('listitem')).toHaveCount(1);
  await senders.line(`a line without a span, trace_id=${traceId}`);
  await expect(lines.getByRole('listitem')).toHaveCount(2);
  const beside = page.getByRole('complementary', { name: 'The view beside it' });
  await expect(beside.getByRole('list', { name: 'Segments timeline' })).toBeVisible();
});

test.describe('on a wide screen', () => {
  test.use({ viewport: { width: 1600, height: 1000 } });

  test('all four views stand two by two, and what is chosen in one is marked in the others', async ({ page }) => {
    await page.goto(`/traces/${traceId}`);
    await page.getByLabel('Beside this view').selectOption('all the others');
    await expect(page).toHaveURL(/beside=all/);
    const view = (name: RegExp) => page.getByRole('region', { name });
    const segments = view(/^X-Ray/).getByRole('list', { name: 'Segments timeline' });
    await rows(page).nth(1).click();
    await expect(page).toHaveURL(new RegExp(`span=${handler}`));
    const line = view(/^Logs/).getByRole('listitem').filter({ hasText: 'home failed' });
    await expect(line).toHaveAttribute('aria-current', 'true');
    await expect(view(/^Rollbar/).getByRole('article')).toHaveAttribute('aria-current', 'true');
    await expect(segments.getByRole('button', { pressed: true })).toContainText('backend-flask');

    await segments.getByRole('button', { name: /mock-data/ }).press('Enter');
    await expect(rows(page).nth(3)).toHaveAttribute('aria-selected', 'true');
    await expect(line).not.toHaveAttribute('aria-current', 'true');

    await line.getByRole('button', { name: 'http-handler', exact: true }).press('Enter');
    await expect(rows(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(page).toHaveURL(/beside=all/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await seriousViolations(page)).toEqual([]);

    await page.setViewportSize({ width: 1280, height: 900 });
    await expect(page.getByRole('tab', { selected: true })).toHaveText(/^OTel waterfall/);
  });
});

test('a trace of segments alone is listed and drawn, and its empty views say what to do', async ({ page }) => {
  const alone = mintTraceId();
  await senders.segment(flaskSegment(alone, { id: mintSpanId(), inner: mintSpanId() }));
  await page.goto('/traces');
  const search = page.getByRole('searchbox', { name: 'Find a trace' });
  await search.fill(alone.slice(0, 12));
  await page
    .getByRole('rowheader')
    .getByRole('link', { name: /backend-flask/ })
    .click();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('tab', { name: /^Logs/ }).click();
  await expect(page.getByText('No log line names this trace.')).toBeVisible();
  await page.getByRole('tab', { name: /^Rollbar/ }).click();
  await expect(page.getByText('No error item names this trace.')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test(`every view is accessible and stays within the page, ${colorScheme}, ${width} px wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const view of ['waterfall', 'segments', 'logs', 'errors', 'flame', 'map']) {
        await page.goto(`/traces/${traceId}?view=${view}&span=${handler}`);
        await expect(page.getByRole('tab', { selected: true })).toBeVisible();
        await expect(page.getByText('Reading')).toHaveCount(0);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        expect(await seriousViolations(page)).toEqual([]);
        await page.screenshot({ path: test.info().outputPath(`${view}.png`), fullPage: true });
      }
    });
  }
}
