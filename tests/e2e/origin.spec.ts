import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { RunningApp } from '../support/running-app.ts';
import { expectNothingSerious } from './support/axe.ts';
import { expect, test, type Page } from './support/classroom.ts';
import { press } from './support/keyboard.ts';
import { mintSpanId, mintTraceId, otlpJson, postTrace } from './support/otlp.ts';
import { rows } from './support/step-page.ts';

test.use({ classroomOf: 'origin' });

/** Made here, so that no key-like text stands in a file. */
const secret = ['gh', 'p_', mintTraceId().repeat(2).slice(0, 36).toUpperCase()].join('');

const addressOf = (query: object): string => `/explore?query=${encodeURIComponent(JSON.stringify(query))}`;
const panel = (page: Page, title: string | RegExp) => page.getByRole('region', { name: title, exact: true });
const row = (page: Page, title: string, first: string) =>
  panel(page, title)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: first, exact: true }) });

/** Three spans by a real SDK, in protobuf. */
async function sendByAnSdk({ url }: RunningApp): Promise<void> {
  const exporter = new OTLPTraceExporter({ url: `${url}/v1/traces` });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'shop', 'deploy.region': 'ca' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('checkout', '1.2.3');
  for (const cart of [1, 2, 3]) {
    const span = tracer.startSpan('pay', { attributes: { 'app.cart': cart, 'app.note': `by ${secret}` } });
    span.end();
  }
  await provider.forceFlush();
  await provider.shutdown();
}

const sentBySdk = {
  calculations: [{ op: 'COUNT' }, { op: 'MAX', column: 'app.cart' }, { op: 'HEATMAP', column: 'app.cart' }],
  filters: [{ column: 'app.cart', op: '>=', value: 1 }],
  breakdowns: ['name'],
  calculated_fields: [{ name: 'carts', expression: 'MUL($app.cart, 10)' }],
  time_range: 600,
};

test('a row of a result is followed back to the protobuf that brought it', async ({ page, app }) => {
  await sendByAnSdk(app);
  await page.goto(addressOf(sentBySdk));
  await page.getByRole('row', { name: /^pay/ }).getByRole('link', { name: /^How/ }).click();

  const arrived = panel(page, '1 · As it arrived');
  await expect(arrived).toContainText('application/x-protobuf');
  await expect(arrived).toContainText('It was sent as protobuf, which is binary');
  const request = arrived.getByRole('region', { name: 'The request, as JSON' });
  await expect(request).toContainText('"name": "checkout"');
  await expect(request).toContainText('"stringValue": "shop"');

  const columns = '2 · The columns it became';
  await expect(row(page, columns, 'duration_ms')).toContainText('End minus start');
  await expect(row(page, columns, 'library.version')).toContainText('1.2.3');
  await row(page, columns, 'deploy.region').getByRole('button').click();
  await expect(request.locator('[data-marked]')).toHaveText(/"key": "deploy.region"/);
  await expect(request.locator('[data-marked]')).toBeInViewport();

  const query = panel(page, '3 · The query');
  await expect(query).toContainText('app.cart >= 1');
  await expect(query).toContainText('MUL(app.cart: 3, 10) = 30');
  await query.getByText('The SQL that ran').click();
  await expect(query).toContainText('$p0');
  await expect(query.getByRole('region', { name: /^The heatmap of app.cart, first/ })).toContainText('min(value)');
  await expect(query.getByRole('region', { name: /^The heatmap of app.cart, then/ })).toContainText('GROUP BY ALL');

  const result = '4 · The result';
  await expect(row(page, result, 'COUNT')).toContainText('It counts 1 of 3.');
  await expect(row(page, result, 'MAX(app.cart)')).toContainText('This is the largest one');

  await page.getByRole('button', { name: 'Next row' }).click();
  await expect(page.getByText('Row 2 of 3')).toBeVisible();
  await expect(row(page, result, 'MAX(app.cart)')).toContainText('It is not the largest: 1 is larger.');
  await page.goBack();
  await expect(page.getByText('Row 1 of 3')).toBeVisible();
  await press(page, page.getByRole('link', { name: 'nearest row to MAX(app.cart)' }));
  await expect(page.getByText('Row 1 of 3')).toBeVisible();

  expect(await page.content()).not.toContain(secret);
  await expect(request).toContainText('(hidden: 40 characters)');
  await expectNothingSerious(page);
});

/** A request of half a megabyte: a receiver passes over a field that it does not know. */
async function sendLarge({ otlp }: RunningApp): Promise<void> {
  const trace = { traceId: mintTraceId(), service: 'noise', spans: [{ spanId: mintSpanId(), name: 'noise' }] };
  const body = otlpJson(trace).replace('{', `{"padding":"${'x'.repeat(500_000)}",`);
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${otlp}/v1/traces`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
}

/** Fills what is kept of requests. */
async function sendMuch(app: RunningApp): Promise<void> {
  for (let round = 0; round < 14; round += 1) await Promise.all(Array.from({ length: 5 }, () => sendLarge(app)));
}

test('a span leads to its request, and to itself written again once newer ones took that place', async ({ page, app }) => {
  const traceId = mintTraceId();
  const events = [{ name: 'charged', attributes: { 'card.kind': 'debit' } }];
  await postTrace(app.url, { traceId, service: 'till', spans: [{ spanId: mintSpanId(), name: 'charge', events }] });
  await page.goto(`/traces/${traceId}`);
  await rows(page).first().click();
  await page.getByRole('link', { name: 'As it arrived → its columns' }).click();
  await expect(panel(page, '1 · As it arrived')).toContainText('The sender’s own JSON, as it was sent.');
  await expect(row(page, '2 · The columns it became', 'service.name')).toContainText('till');
  await expect(panel(page, '3 · The query')).toHaveCount(0);

  await sendMuch(app);
  await page.reload();
  const stored = panel(page, '1 · As it is stored');
  await expect(stored).toContainText('Newer requests have taken its place');
  await expect(stored).toContainText('Written again from what is stored, as OTLP/JSON.');
  await expect(stored.getByRole('region', { name: 'The request, as JSON' })).toContainText('"name": "charge"');

  // An event is a row of its own, and has its own place in the request.
  const query = { filters: [{ column: 'card.kind', op: 'exists' }], time_range: 600 };
  await page.goto(`/explore/origin?query=${encodeURIComponent(JSON.stringify(query))}`);
  await expect(row(page, '2 · The columns it became', 'card.kind')).toContainText('span.events[0].attributes["card.kind"]');

  await page.goto('/explore/origin?query=%7B%7D&group=0123456789abcdef');
  await expect(page.getByRole('main')).toContainText('The question has no such row any more.');
  await page.goto('/explore/origin');
  await expect(page.getByRole('main')).toContainText('Nothing is asked about');
}); // prettier-ignore
