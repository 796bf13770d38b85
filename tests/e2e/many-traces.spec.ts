import { expect, test, type Page } from './support/classroom.ts';
import { mintSpanId, mintTraceId, otlpJson, postTrace, type PostedSpan } from './support/otlp.ts';

test.use({ classroomOf: 'many-traces' });

const spanNamed = (name: string, more: Partial<PostedSpan> = {}): PostedSpan => ({
  spanId: mintSpanId(),
  name,
  ...more,
});
const rows = (page: Page) => page.locator('tr[data-row]');

/** Sends a trace for each span, all in one request. */
async function postTraces(door: string, spans: PostedSpan[]): Promise<void> {
  const bodies = spans.map((span) => otlpJson({ traceId: mintTraceId(), service: 'shop', spans: [span] }));
  const resourceSpans = bodies.flatMap((body) => (JSON.parse(body) as { resourceSpans: object[] }).resourceSpans);
  const headers = { 'content-type': 'application/json' };
  await fetch(`${door}/v1/traces`, { method: 'POST', headers, body: JSON.stringify({ resourceSpans }) });
}

test('older traces are counted, found and paged to, and the address says what is looked for', async ({ app, page }) => {
  await postTraces(app.otlp, [spanNamed('GET /checkout', { statusMessage: 'declined' }), spanNamed('GET /checkout')]);
  await postTraces(
    app.otlp,
    Array.from({ length: 120 }, (_, nth) => spanNamed(`GET /home ${nth}`)),
  );
  await page.goto('/traces');
  await expect(page.getByText('The newest 100 of 122 traces.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a trace' }).fill('checkout');
  await expect(page.getByText('2 traces found, the newest first.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'with errors' }).check();
  await expect(page).toHaveURL('/traces?find=checkout&failed=1');
  await expect(page.getByText('1 trace found.')).toBeVisible();
  await page.getByRole('spinbutton', { name: 'slower than' }).fill('5000');
  await expect(page.getByText('No trace that is stored answers to this.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ask it of the spans of a week' })).toHaveAttribute('href', /^\/explore/);

  await page.getByRole('link', { name: 'All traces' }).click();
  await page.getByRole('link', { name: 'Older traces' }).click();
  await expect(page.getByText('101 to 122 of 122 traces, the newest first.')).toBeVisible();
  await expect(page.getByRole('link', { name: /^GET \/checkout/ })).toHaveCount(2);
});

test('on a phone the details of a tapped row come into sight, and its row stays while the trace grows', async ({
  app,
  page,
}) => {
  const traceId = mintTraceId();
  const root = spanNamed('root', { time: [0, 900] });
  const below = (name: string, from: number): PostedSpan =>
    spanNamed(name, { parentSpanId: root.spanId, time: [from, from + 5] });
  const spans = [root, ...Array.from({ length: 30 }, (_, nth) => below(`late ${nth}`, 500 + nth))];
  await postTrace(app.otlp, { traceId, service: 'shop', spans });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`/traces/${traceId}`);
  await rows(page).filter({ hasText: 'late 3' }).first().click();
  const details = page.getByRole('region', { name: 'Span details' });
  await expect(details.getByText('late 3', { exact: true }).first()).toBeInViewport();

  await page.getByRole('button', { name: 'Back to the row' }).click();
  const row = rows(page).filter({ has: page.getByText('late 3', { exact: true }) });
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport();
  const top = async (): Promise<number> => Math.round((await row.boundingBox())?.y ?? -1);
  const before = await top();
  const early = Array.from({ length: 40 }, (_, nth) => below(`early ${nth}`, 10 + nth));
  await postTrace(app.otlp, { traceId, service: 'shop', spans: early });
  await expect(page.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '72');
  await expect.poll(top).toBe(before);
});
