import { expectNothingSerious } from './support/axe.ts';
import { expect, test, type Locator, type Page } from './support/classroom.ts';
import { mintSpanId, mintTraceId, postTrace } from './support/otlp.ts';

test.use({ classroomOf: 'query-results' });

/** Markup, a line break, what turns the direction of text, an emoji: a name and a value that want to be more than text. */
const HOSTILE = '<img src=x onerror="document.title=1">\n\u202E😀';
const LONG = `${HOSTILE}${'x'.repeat(65_000)}`;

const counts = { calculations: [{ op: 'COUNT' }, { op: 'MAX', column: 'duration_ms' }], breakdowns: ['name'], time_range: 600 }; // prettier-ignore
const heat = { calculations: [{ op: 'HEATMAP', column: 'duration_ms' }], time_range: 600 };

const explore = (query: object, more = ''): string =>
  `/explore?query=${encodeURIComponent(JSON.stringify(query))}${more}`;
const results = (page: Page): Locator => page.getByRole('region', { name: 'Results of the query' });
const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });
const squares = (page: Page): Locator => page.getByRole('button', { name: /Arrow keys move/ });
const region = (page: Page): Locator => page.getByRole('group', { name: 'The chosen region' });
const time = (page: Page): Locator => page.getByRole('group', { name: 'The chosen time' });
const traces = (page: Page): Locator => page.getByRole('region', { name: 'Traces with rows that matched' });
const rows = (page: Page): Locator => page.getByRole('region', { name: 'Rows that matched' });
const bodyRows = (of: Locator): Locator => of.getByRole('row').filter({ has: of.page().getByRole('rowheader') });

/** Drags over a chart, between two points given as fractions of its width and height. */
async function drag(page: Page, chart: Locator, [from, to]: [from: [number, number], to: [number, number]]) {
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (box === null) throw new Error('The chart is not on the page.');
  const point = ([across, down]: [number, number]) => [box.x + across * box.width, box.y + down * box.height] as const;
  await page.mouse.move(...point(from));
  await page.mouse.down();
  await page.mouse.move(...point([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...point(to));
  await page.mouse.up();
}

test.beforeAll(async ({ app }) => {
  const post = (name: string, at: number, ms: number, attributes = {}) =>
    postTrace(app.otlp, { traceId: mintTraceId(), service: 'backend-next', spans: [{ spanId: mintSpanId(), name, time: [at, at + ms], attributes }] }); // prettier-ignore
  await Promise.all([
    ...Array.from({ length: 12 }, (_, index) => post('GET /quick', -index * 20_000 - 60_000, 20 + index)),
    ...Array.from({ length: 3 }, (_, index) => post('GET /slow', -index * 20_000 - 90_000, 4000)),
    ...Array.from({ length: 5 }, (_, index) => post('GET /quick', -1_800_000 - index * 20_000 - 90_000, 20)),
    post(LONG, -100_000, 30, { [HOSTILE]: LONG }),
  ]);
});

test('a time range is chosen by dragging or by the keyboard, zoomed to, and gone back from', async ({ page }) => {
  await page.goto(explore(counts));
  await expect(results(page).getByText('16 rows matched')).toBeVisible();
  const chart = page.getByRole('slider', { name: 'Moment in COUNT' });
  await drag(page, chart, [[0.2, 0.5], [0.99, 0.5]]); // prettier-ignore
  await time(page).getByRole('button', { name: 'Zoom to this time' }).click();
  await expect(page).toHaveURL(/start_time/);
  await expect(results(page).getByText('16 rows matched')).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/start_time/);
  await expect(results(page).getByText('16 rows matched')).toBeVisible();

  await chart.focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(time(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(time(page)).toBeHidden();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(time(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/start_time/);
  await expect(page.getByText('Nothing matches')).toBeVisible();
});

test('a region of the heatmap leads to its traces, and each trace to its span', async ({ page }) => {
  await page.goto(explore(heat));
  await drag(page, squares(page), [[0.01, 0.01], [0.99, 0.4]]); // prettier-ignore
  await expect(region(page)).toContainText('3 rows, 19 % of all, higher than 81 %');
  await expect(region(page).getByRole('button', { name: 'Traces of this region' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(region(page)).toBeHidden();
  await expect(squares(page)).toBeFocused();
  await drag(page, squares(page), [[0.01, 0.01], [0.99, 0.4]]); // prettier-ignore
  await region(page).getByRole('link', { name: 'How the region came about' }).click();
  await expect(page.getByText(/^Row 1 of 3 in the region duration_ms/)).toBeVisible();
  await page.goBack();
  await drag(page, squares(page), [[0.01, 0.01], [0.99, 0.4]]); // prettier-ignore
  await region(page).getByRole('button', { name: 'Traces of this region' }).click();
  await expect(bodyRows(traces(page))).toHaveCount(3);
  await expect(traces(page).getByRole('link', { name: 'GET /slow' })).toHaveCount(3);
  await page.reload();
  await expect(bodyRows(traces(page))).toHaveCount(3);
  await page.getByRole('button', { name: 'Whole result' }).click();
  await expect(bodyRows(traces(page))).toHaveCount(16);
  await page.goBack();
  await expect(bodyRows(traces(page))).toHaveCount(3);
  await page.goBack();
  await expect(tab(page, 'Results')).toHaveAttribute('aria-selected', 'true');
  await expect(region(page)).toBeHidden();

  await squares(page).focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(region(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(region(page).getByRole('button', { name: 'Traces of this region' })).toBeFocused();
  await page.keyboard.press('Enter');
  await traces(page).getByRole('link').first().press('Enter');
  await expect(page).toHaveURL(/\/traces\/[\da-f]{32}\?span=[\da-f]{16}$/);
});

test('the axis, the tab and the columns are in the address, and outlive the next question', async ({ page }) => {
  await page.goto(explore(heat));
  await expect(results(page).getByText(/^Logarithmic: /)).toBeVisible();
  await page.getByRole('combobox', { name: 'Value axis of HEATMAP(duration_ms)' }).selectOption('Axis: linear');
  await expect(results(page).getByText(/^Linear: /)).toBeVisible();
  await tab(page, 'Results').press('End');
  await expect(tab(page, 'Rows')).toBeFocused();
  await expect(bodyRows(rows(page))).toHaveCount(16);
  await page.getByRole('combobox', { name: 'Add a column to the rows' }).fill('trace.span');
  await page.getByRole('option', { name: 'trace.span_id' }).click();
  await expect(rows(page).getByRole('columnheader', { name: /trace\.span_id/ })).toBeVisible();
  await page.getByRole('button', { name: 'RUN QUERY' }).click();
  await page.reload();
  await expect(rows(page).getByRole('columnheader', { name: /trace\.span_id/ })).toBeVisible();
  await page.goBack();
  await expect(rows(page).getByRole('columnheader', { name: /trace\.span_id/ })).toBeHidden();
  await expect(bodyRows(rows(page))).toHaveCount(16);
  await page.goBack();
  await expect(results(page).getByText(/^Linear: /)).toBeVisible();
  await page.goBack();
  await expect(results(page).getByText(/^Logarithmic: /)).toBeVisible();
});

test('an earlier time stands beside the answer, and a value leads to its traces', async ({ page }) => {
  await page.goto(explore({ ...counts, compare_time_offset_seconds: 1800 }));
  await expect(results(page).getByText('dashed: the same, 30 minutes earlier').first()).toBeVisible();
  const quick = results(page).getByRole('row', { name: /GET \/quick/ });
  await expect(quick.getByRole('cell').nth(1)).toHaveText('12');
  await expect(quick.getByRole('cell').nth(2)).toHaveText('5');
  await expect(quick.getByRole('cell').nth(3)).toHaveText('+140 %');
  await quick.getByRole('button', { name: 'Traces', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Traces', exact: true })).toBeFocused();
  await expect(results(page).getByText('Only name = GET /quick')).toBeVisible();
  await expect(bodyRows(traces(page))).toHaveCount(12);
  await page.goBack();
  await quick.getByRole('button', { name: /the traces behind MAX/ }).click();
  await expect(results(page).getByRole('columnheader', { name: 'trace.trace_id' })).toBeVisible();
});

test('names and values that want to be more than text stay text, in every tab', async ({ page }) => {
  const named = { calculations: [{ op: 'COUNT' }, { op: 'COUNT_DISTINCT', column: HOSTILE }], breakdowns: ['name', HOSTILE], time_range: 600 }; // prettier-ignore
  const title = await page.title();
  await page.goto(explore(named));
  await expect(
    results(page)
      .getByRole('cell', { name: /<img src=x/ })
      .first(),
  ).toBeVisible();
  await expectNothingSerious(page);
  await tab(page, 'Traces').click();
  await expect(traces(page).getByRole('link', { name: /<img src=x/ })).toBeVisible();
  await tab(page, 'Rows').click();
  await expect(
    rows(page)
      .getByRole('cell', { name: /<img src=x/ })
      .first(),
  ).toBeVisible();
  await expectNothingSerious(page);
  expect(await page.title()).not.toBe('1');
  expect(title).not.toBe('1');
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
});
