import { seriousViolations } from './support/axe.ts';
import { expect, test, type Locator, type Page } from './support/classroom.ts';
import { expectVisibleFocus, tabTo } from './support/keyboard.ts';
import { mintSpanId, mintTraceId } from './support/otlp.ts';

test.use({ classroomOf: 'flame-and-compare' });

interface Shape {
  name: string;
  service: string;
  /** Milliseconds since the trace began. */
  from: number;
  to: number;
  kind?: number;
  failed?: boolean;
  user?: string;
  below?: Shape[];
}

const START = BigInt(Date.now() - 60_000) * 1_000_000n;

/** A trace of a shape as OTLP/JSON, a resource for each span. */
function resourceSpansOf(traceId: string, shape: Shape, parentSpanId?: string): object[] {
  const spanId = mintSpanId();
  const { name, service, from, to, kind = 1, failed = false, user, below = [] } = shape;
  const attributes = user === undefined ? [] : [{ key: 'app.user', value: { stringValue: user } }];
  const span = {
    traceId, spanId, ...(parentSpanId && { parentSpanId }), name, kind, attributes,
    startTimeUnixNano: String(START + BigInt(from) * 1_000_000n),
    endTimeUnixNano: String(START + BigInt(to) * 1_000_000n),
    status: failed ? { code: 2, message: 'boom' } : {},
  }; // prettier-ignore
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: service } }] };
  return [
    { resource, scopeSpans: [{ spans: [span] }] },
    ...below.flatMap((each) => resourceSpansOf(traceId, each, spanId)),
  ];
}

async function post(door: string, shape: Shape): Promise<string> {
  const traceId = mintTraceId();
  const body = JSON.stringify({ resourceSpans: resourceSpansOf(traceId, shape) });
  const response = await fetch(`${door}/v1/traces`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }); // prettier-ignore
  expect(await response.text()).toBe('{}');
  return traceId;
}

const query = (from: number, to: number): Shape => ({
  name: 'SELECT activities',
  service: 'database',
  from,
  to,
  kind: 2,
});
const home = (to: number, user: string, below: Shape[]): Shape => ({
  name: 'GET /api/activities/home', service: 'backend-next', from: 0, to, kind: 2, user, below,
}); // prettier-ignore

let before: string;
let after: string;

test.beforeAll(async ({ app }) => {
  const render = { name: 'render', service: 'backend-next', from: 50, to: 90 };
  before = await post(app.otlp, home(100, 'ada', [query(10, 40), render]));
  after = await post(
    app.otlp,
    home(200, 'grace', [query(10, 60), query(60, 140), { ...render, from: 150, to: 190, failed: true }]),
  );
});

const frame = (page: Page, name: RegExp): Locator => page.getByRole('treeitem', { name });

test('the flame graph is read with the keyboard alone', async ({ page }) => {
  await page.goto(`/traces/${after}?view=flame`);
  const root = frame(page, /^GET \/api\/activities\/home/);
  await tabTo(page, root);
  await page.keyboard.press('ArrowDown');
  const select = frame(page, /^SELECT activities of database, 2 spans, 130 ms of work/);
  await expectVisibleFocus(select);
  await page.keyboard.press('ArrowRight');
  await expectVisibleFocus(frame(page, /^render/));
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(select).toHaveAttribute('aria-selected', 'true');
  await expect(frame(page, /^render/)).toHaveCount(0);
  await expectVisibleFocus(select);
  await page.keyboard.press('Escape');
  await expect(root).toHaveAttribute('aria-selected', 'true');
  await expectVisibleFocus(select);
  await page.keyboard.press('ArrowUp');
  await expectVisibleFocus(root);
  await page.keyboard.press('End');
  await expectVisibleFocus(frame(page, /^render/));
  expect(await seriousViolations(page)).toEqual([]);
});

test('the flame graph finds a name, and shows the slowest span in the waterfall', async ({ page }) => {
  await page.goto(`/traces/${after}?view=flame`);
  await page.getByRole('searchbox', { name: 'Find in the flame graph' }).fill('database');
  await expect(page.getByText('1 frame, 65 % of the work')).toBeVisible();
  await frame(page, /^SELECT/).click();
  await page.getByRole('button', { name: 'Show its slowest in the waterfall' }).click();
  await expect(page).toHaveURL(/span=/);
  await expect(page.getByRole('region', { name: 'Span details' })).toContainText('80.0 ms');
});

test('two traces are compared in words, span by span, and field by field', async ({ page }) => {
  await page.goto(`/traces/${before}`);
  await page.getByRole('link', { name: 'Compare with another' }).click();
  await expect(page.getByText('Choose two traces to compare.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Second trace' }).selectOption(after);
  await expect(page).toHaveURL(`/traces/compare?one=${before}&other=${after}`);

  const words = page.getByRole('list', { name: 'The difference in words' });
  await expect(words).toContainText('The second took 100 ms longer: 200 ms against 100 ms (+100 %).');
  await expect(words).toContainText('“SELECT activities” of database: +100 ms, in 2 spans instead of 1.');
  await expect(words).toContainText('“render” of backend-next fails in the second alone.');
  const pairs = page.getByRole('region', { name: 'The traces span by span' });
  await expect(pairs.getByRole('row')).toHaveCount(5);
  await expect(pairs.getByRole('row', { name: /only in the second/ })).toHaveCount(1);
  await page.getByRole('checkbox', { name: 'Only what differs' }).check();
  await expect(pairs.getByRole('row', { name: /as long/ })).toHaveCount(1);

  await pairs.getByRole('button', { name: /^GET/ }).click();
  const fields = page.getByRole('region', { name: /^The fields of GET/ });
  await expect(fields.getByRole('row', { name: /app\.user/ })).toContainText(/ada.*grace/);
  expect(await seriousViolations(page)).toEqual([]);

  await page.getByRole('link', { name: 'Swap' }).click();
  await expect(words).toContainText('The second took 100 ms less');
});

test('the service map of a trace, and of the workspace, says who called whom', async ({ page }) => {
  await page.goto(`/traces/${after}?view=map`);
  const calls = page.getByRole('region', { name: 'Calls' });
  await expect(calls.getByRole('row', { name: /backend-next → database/ })).toContainText('2');
  await page.getByRole('button', { name: /^database 2 requests/ }).click();
  await expect(page.getByText('The calls to and from database.')).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);

  await page.goto('/traces/map');
  await expect(page.getByText('Of the newest 7 spans.')).toBeVisible();
  await expect(calls.getByRole('row', { name: /backend-next → database/ })).toContainText('3');
});

test('hostile names are shown in each of these views, and obeyed in none', async ({ page, app }) => {
  const image = '<img src=x onerror="window.executed=true">';
  const long = 'long-'.repeat(400);
  const hostile = (to: number): Shape => ({
    name: image, service: image, from: 0, to,
    below: [{ name: long, service: long, from: 1, to: to - 1, kind: 2, below: [{ name: '\u202Efdp\u001B[31m', service: '__proto__', from: 2, to: 3, kind: 2 }] }],
  }); // prettier-ignore
  const [one, other] = [await post(app.otlp, hostile(50)), await post(app.otlp, hostile(90))];
  await page.setViewportSize({ width: 390, height: 900 });
  for (const path of [`/traces/${one}?view=flame`, `/traces/${one}?view=map`, `/traces/compare?one=${one}&other=${other}`, '/traces/map']) {
    await page.goto(path);
    await expect(page.getByText(image).first()).toBeAttached();
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
  expect(await page.evaluate(() => (globalThis as { executed?: boolean }).executed)).toBeUndefined();
}); // prettier-ignore
