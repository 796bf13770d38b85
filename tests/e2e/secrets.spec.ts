import { seriousViolations } from './support/axe.ts';
import { expect, test, type Page } from './support/classroom.ts';
import { mintSpanId, mintTraceId, postTrace } from './support/otlp.ts';

test.use({ classroomOf: 'secrets' });
test.describe.configure({ mode: 'serial' });

/** Made here, so that no key-like text stands in a file. */
const secret = ['Ab3dE6gH', '9jK2mN5p', 'Q8sT1vW4'].join('');
const header = 'http.request.header.authorization';

const finding = (page: Page, name: RegExp | string) => page.getByRole('article', { name });

/** A request whose span holds a header that it should not. */
async function leak(door: string): Promise<void> {
  const span = { spanId: mintSpanId(), name: 'GET /api/activities', attributes: { [header]: `Bearer ${secret}` } };
  await postTrace(door, { traceId: mintTraceId(), service: 'backend-flask', spans: [span] });
}

test('a page that waits says what leaks most often, and then shows what leaked without a reload', async ({
  page,
  app,
}) => {
  await page.goto('/secrets');
  await expect(page.getByText('Nothing has arrived yet.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Leak something in a step' })).toHaveAttribute(
    'href',
    '/learn/security/headers-and-signed-addresses',
  );
  await leak(app.otlp);
  const found = finding(page, /credentials of an Authorization header/);
  await expect(found).toContainText(header);
  await expect(found).toContainText('backend-flask');
  await expect(found).toContainText('1 span');
  await leak(app.otlp);
  await expect(found).toContainText('2 spans');
});

test('the value is nowhere: not on the page, not in the answer', async ({ page, app }) => {
  await page.goto('/secrets');
  await expect(finding(page, /Authorization/)).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  expect(JSON.stringify(await app.get('/classroom/secrets'))).not.toContain(secret);
});

test('it tells how to redact it, for Node, Python and the Collector, and the page has no barrier', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/secrets');
    await page.getByText('How to redact it at the source').click();
    await expect(page.getByRole('tabpanel')).toContainText(`span.attributes['${header}'] = '[REDACTED]'`);
    await page.getByRole('tab', { name: 'Collector' }).click();
    await expect(page.getByRole('tabpanel')).toContainText('action: delete');
    expect(await seriousViolations(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the example leads to the span, where the value is hidden until it is asked for', async ({ page }) => {
  await page.goto('/secrets');
  await page.getByRole('link', { name: 'See it in its trace' }).click();
  const details = page.getByRole('region', { name: 'Span details' });
  await expect(details).toContainText('One value looks like a secret and is hidden.');
  await expect(details).not.toContainText(secret);
  await details.getByRole('button', { name: 'Show it' }).click();
  await expect(details).toContainText(secret);
});

test('a false alarm is dismissed, stays so after a restart, and is taken back', async ({ page, app }) => {
  await page.goto('/secrets');
  await page.getByRole('button', { name: 'Dismiss as a false alarm' }).click();
  await expect(page.getByText('No secret was found in your telemetry.')).toBeVisible();
  await app.end('SIGKILL');
  const again = await app.again();
  await leak(again.otlp);
  await page.goto(`${again.url}/secrets`);
  await page.getByText('1 dismissed as a false alarm').click();
  await expect(finding(page, /Authorization/)).toContainText('3 spans');
  await page.getByRole('button', { name: 'It is a secret after all' }).click();
  await expect(page.getByText('One place leaks.')).toBeVisible();
  // A server that is told to end waits for the streams of open pages.
  await page.close();
  await again.end();
});

test('a canary is made here, and nothing else looks like it', async ({ page, app }) => {
  const again = await app.again();
  await page.goto(`${again.url}/secrets`);
  await page.getByRole('button', { name: 'Plant a canary' }).click();
  const canary = await page.getByText(/^canary-[0-9a-f]{8}-[0-9a-f]{4}$/).innerText();
  const span = { spanId: mintSpanId(), name: 'log in', attributes: { 'app.user': canary } };
  await postTrace(again.otlp, { traceId: mintTraceId(), service: 'backend-flask', spans: [span] });
  await expect(finding(page, /planted canary/)).toContainText('app.user');
  await page.close();
  await again.end();
});

test('the lesson reports what leaks from one’s own services, as it comes, and nothing of the practice backend', async ({
  page,
  app,
}) => {
  const again = await app.again();
  const span = { spanId: mintSpanId(), name: 'GET', attributes: { [header]: `Bearer ${secret}` } };
  await postTrace(again.otlp, { traceId: mintTraceId(), service: 'backend-node', spans: [span] });
  await page.goto(`${again.url}/secrets`);
  await expect(finding(page, /Authorization/).filter({ hasText: 'backend-node' })).toBeVisible();
  await page.goto(`${again.url}/learn/security/redacting-processor`);
  const own = page.getByRole('list', { name: 'What leaks from your own services' });
  await expect(own).toContainText('service backend-flask, 3 spans');
  await expect(own).not.toContainText('backend-node');
  await leak(again.otlp);
  await expect(own).toContainText('service backend-flask, 4 spans');
  expect(await page.content()).not.toContain(secret);
  await page.close();
  await again.end();
});
