import { expect, test, type Page } from './support/classroom.ts';
import { expectVisibleFocus, press, tabTo } from './support/keyboard.ts';
import { mintSpanId, mintTraceId, postTrace } from './support/otlp.ts';

test.use({ classroomOf: 'query-builder' });

/** Three spans, slow, and two, fast. */
const slow = mintTraceId();
const fast = mintTraceId();

const child = (parentSpanId: string, name: string, ms: number, user: string) => ({
  spanId: mintSpanId(),
  parentSpanId,
  name,
  attributes: { 'app.user_id': user },
  time: [1000 - ms, 1000] as [number, number],
});

test.beforeAll(async ({ app }) => {
  const [a, b] = [mintSpanId(), mintSpanId()];
  await postTrace(app.otlp, {
    traceId: slow,
    service: 'backend-next',
    spans: [
      { spanId: a, name: 'GET /home', time: [0, 900] },
      child(a, 'render', 500, 'ada'),
      child(a, 'db.query', 300, 'ada'),
    ],
  });
  const spans = [
    { spanId: b, name: 'GET /users', time: [950, 1000] as [number, number] },
    child(b, 'db.query', 20, 'grace'),
  ];
  await postTrace(app.otlp, { traceId: fast, service: 'backend-next', spans });
});

const explore = (query: object): string => `/explore?query=${encodeURIComponent(JSON.stringify(query))}`;
const results = (page: Page) => page.getByRole('region', { name: 'Results of the query' });
const head = (page: Page, name: string) => results(page).getByRole('columnheader', { name, exact: true });
const rows = (page: Page) => results(page).getByRole('region', { name: 'Results', exact: true }).locator('tbody tr');
const combobox = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const run = (page: Page) => page.getByRole('button', { name: 'RUN QUERY' });
const chip = (page: Page, name: string) => page.getByRole('button', { name: `Remove ${name}`, exact: true });

/** Types a little into a clause and clicks the choice that is meant. */
async function pick(page: Page, into: string, typed: string, choice: string): Promise<void> {
  await combobox(page, into).fill(typed);
  await page.getByRole('option', { name: choice }).first().click();
}

const add = (page: Page, typed: string, calculation: string) => pick(page, 'Add a calculation', typed, calculation);
const groupBy = (page: Page, typed: string, column: string) => pick(page, 'Group by a column', typed, column);

async function anew(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New query' }).click();
  await expect(chip(page, 'COUNT')).toBeVisible();
}

test('the lesson’s own question is built by hand: COUNT, HEATMAP and P90 of each trace, the longest first', async ({
  page,
}) => {
  await page.goto('/explore');
  await anew(page);
  await add(page, 'heat', 'HEATMAP(duration_ms)');
  await add(page, 'p90', 'P90(duration_ms)');
  await groupBy(page, 'trace', 'trace.trace_id');
  await pick(page, 'Order by', 'COUNT', 'COUNT');
  await combobox(page, 'Time range').selectOption('Last 10 minutes');
  await run(page).click();
  await expect(head(page, 'COUNT')).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(0)).toContainText(slow);
  await expect(rows(page).nth(0).getByRole('cell', { name: '3', exact: true })).toBeVisible();
  await expect(rows(page).nth(1)).toContainText(fast);
  await expect(results(page).getByRole('region', { name: 'HEATMAP(duration_ms)' })).toBeVisible();
  const { searchParams } = new URL(page.url());
  expect(JSON.parse(searchParams.get('query') ?? '')).toEqual({
    calculations: [{ op: 'COUNT' }, { op: 'HEATMAP', column: 'duration_ms' }, { op: 'P90', column: 'duration_ms' }],
    breakdowns: ['trace.trace_id'],
    orders: [{ op: 'COUNT', order: 'descending' }],
    time_range: 600,
  });
});

test('each of the five lesson queries is built by hand', async ({ page }) => {
  await page.goto('/explore');
  await anew(page);
  await run(page).click();
  await expect(rows(page).getByRole('cell', { name: '5', exact: true })).toBeVisible();

  await groupBy(page, 'trace', 'trace.trace_id');
  await combobox(page, 'Time range').selectOption('Last 10 minutes');
  await run(page).click();
  await expect(rows(page)).toHaveCount(2);

  await anew(page);
  await add(page, 'p90', 'P90(duration_ms)');
  await chip(page, 'COUNT').click();
  await groupBy(page, 'name', 'name');
  await run(page).click();
  await expect(head(page, 'P90(duration_ms)')).toBeVisible();
  await expect(rows(page)).toHaveCount(4);

  await anew(page);
  await add(page, 'HEATMAP(', 'HEATMAP(duration_ms)');
  await chip(page, 'COUNT').click();
  await run(page).click();
  await expect(head(page, 'P90(duration_ms)')).toHaveCount(0);
  await expect(results(page).getByRole('region', { name: 'HEATMAP(duration_ms)' })).toBeVisible();

  await anew(page);
  await add(page, 'COUNT_DISTINCT(trace.t', 'COUNT_DISTINCT(trace.trace_id)');
  await run(page).click();
  await expect(head(page, 'COUNT_DISTINCT(trace.trace_id)')).toBeVisible();
  await expect(rows(page).getByRole('cell', { name: '2', exact: true })).toBeVisible();
});

test('a calculated field and a HAVING are written, put right at the wrong character, and run by the keyboard alone', async ({
  page,
}) => {
  await page.goto('/explore');
  await press(page, page.getByRole('button', { name: 'Calculated field', exact: true }));
  await expectVisibleFocus(page.getByRole('textbox', { name: 'Name of calculated field 1' }));
  await page.keyboard.type('speed');
  const expression = page.getByRole('textbox', { name: 'Expression of calculated field 1' });
  await page.keyboard.press('Tab');
  await page.keyboard.type('IF(GT(dur');
  await expect(page.getByRole('option', { name: 'duration_ms' }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(expression).toHaveValue('IF(GT($duration_ms');
  await page.keyboard.type(', 100), slow, "fast")');
  await expect(expression).toHaveAttribute('aria-invalid', 'true');
  await expect(expression).toHaveAccessibleDescription(/“slow” is no function. \(Character 27 of the expression.\)/);
  await expect(page.locator('mark')).toHaveText('s');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('IF(GT($duration_ms, 100), "slow", "fast")');
  await expect(expression).not.toHaveAttribute('aria-invalid');

  await tabTo(page, page.getByRole('button', { name: 'Condition', exact: true }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expectVisibleFocus(combobox(page, 'Calculation of condition 1'));
  await tabTo(page, page.getByRole('spinbutton', { name: 'Number of condition 1' }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('2');
  await tabTo(page, combobox(page, 'Group by a column'), 'Shift+Tab');
  await page.keyboard.type('speed');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(head(page, 'speed')).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText('slow');

  await tabTo(page, page.getByRole('button', { name: 'Filter', exact: true }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('user');
  await page.keyboard.press('Enter');
  await expect(combobox(page, 'Column of filter 1')).toHaveValue('app.user_id');
  await tabTo(page, page.getByRole('button', { name: 'Remove filter 1' }));
  await page.keyboard.press('Enter');
  await expectVisibleFocus(page.getByRole('button', { name: 'Filter', exact: true }));
  await tabTo(page, combobox(page, 'Add a calculation'), 'Shift+Tab');
  await page.keyboard.type('p9x');
  await page.keyboard.press('Enter');
  await expect(combobox(page, 'Add a calculation')).toHaveValue('p9x');
  await expect(combobox(page, 'Add a calculation')).toHaveAccessibleDescription(/“p9x” is no calculation/);
  await page.keyboard.press('Backspace');
  await expect(page.getByText('is no calculation')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expectVisibleFocus(combobox(page, 'Add a calculation'));
  await tabTo(page, chip(page, 'COUNT'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expectVisibleFocus(chip(page, 'P90(duration_ms)'));
  await press(page, page.getByText('The query as JSON, as Honeycomb writes it'));
  await press(page, page.getByRole('button', { name: 'Edit or paste' }));
  await expectVisibleFocus(page.getByRole('textbox', { name: 'Query specification, JSON' }));
  await press(page, page.getByRole('button', { name: 'Cancel', exact: true }));
  await expectVisibleFocus(page.getByRole('button', { name: 'Edit or paste' }));
});

test('mistakes stand where they are made, and are gone once they are put right', async ({ page }) => {
  const havings = [{ calculate_op: 'MAX', column: 'duration_ms', op: '>', value: 1 }];
  await page.goto(explore({ havings, filters: [{ column: 'name', op: 'in', value: [] }] }));
  await expect(page.getByText('The query of this address has 2 mistakes and was not asked.')).toBeVisible();
  const value = combobox(page, 'Value of filter 1');
  await expect(value).toHaveAccessibleDescription(/in needs a list of values/);
  await expect(combobox(page, 'Calculation of condition 1')).toHaveAttribute('aria-invalid', 'true');
  await value.fill('render, ');
  await page.getByRole('option', { name: 'db.query' }).click();
  await expect(value).toHaveValue('render, db.query');
  await expect(value).not.toHaveAttribute('aria-invalid');
  await combobox(page, 'Calculation of condition 1').selectOption('COUNT');
  await page.getByRole('spinbutton', { name: 'Number of condition 1' }).fill('2');
  await page.getByRole('spinbutton', { name: 'Limit' }).fill('0');
  await run(page).click();
  await expect(page.getByRole('spinbutton', { name: 'Limit' })).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('spinbutton', { name: 'Limit' }).fill('10');
  await run(page).click();
  await expect(rows(page).getByRole('cell', { name: '3', exact: true })).toBeVisible();

  const secret = { column: 'app.user_id', op: '=', value: 'someone@example.org' };
  await page.goto(explore({ filters: [secret, { column: 'duration_ms', op: '>', value: '100' }] }));
  await expect(page.getByText('None that is here passes it at any time.')).toBeVisible();
  await page.getByRole('button', { name: 'Compare with it as a number' }).click();
  await expect(combobox(page, 'Value of filter 2')).toBeFocused();
  await expect(combobox(page, 'Value of filter 1')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show the value of filter 1' }).click();
  await expect(value).toBeFocused();
  await expect(value).toHaveValue(secret.value);
});

test('steps are undone and done again, and what was asked is asked again from the history', async ({ page }) => {
  await page.goto('/explore');
  await run(page).click();
  await expect(head(page, 'COUNT')).toBeVisible();
  await groupBy(page, 'root.', 'root.name');
  await run(page).click();
  await expect(head(page, 'root.name')).toBeVisible();
  await expect(rows(page)).toHaveCount(2);

  await page.keyboard.press('ControlOrMeta+Z');
  await expect(chip(page, 'root.name')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(chip(page, 'root.name')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(chip(page, 'root.name')).toHaveCount(0);

  await page.reload();
  await press(page, page.getByRole('button', { name: /^History \(\d+\)$/ }));
  const questions = page.getByRole('region', { name: 'Questions asked lately' });
  await press(page, questions.getByRole('button', { name: /COUNT · last 10 minutes/ }));
  await expect(head(page, 'root.name')).toHaveCount(0);
  await page.goBack();
  await expect(head(page, 'root.name')).toBeVisible();
  const history = page.getByRole('button', { name: /^History/ });
  await history.click();
  await questions.getByRole('button', { name: 'Clear the history' }).press('Enter');
  await expect(questions.getByText('Nothing was asked yet.')).toBeVisible();
  await history.press('Escape');
  await expect(questions).toHaveCount(0);
  await expect(history).toBeFocused();
});

test('a time that stands still shows by the reader’s clock, and leads back to the range before it', async ({
  page,
}) => {
  await page.goto(explore({ time_range: 1800, compare_time_offset_seconds: 3600 }));
  await expect(head(page, 'COUNT')).toBeVisible();
  await combobox(page, 'Time range').selectOption('From … to …');
  await expect(page.getByLabel('From', { exact: true })).toHaveValue(/^\d{4}-\d\d-\d\dT\d\d:\d\d/);
  await expect(page.getByText(/by your clock, .*UTC/)).toBeVisible();
  await page.getByLabel('From', { exact: true }).fill('2020-01-01T00:00:00');
  await page.getByLabel('To', { exact: true }).fill('2020-01-01T00:30:00');
  await run(page).click();
  await expect(page.getByText(/^No row came from 20.*The newest row is from /)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ask about the last 10 minutes' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the last 30 minutes' }).click();
  await expect(rows(page).getByRole('cell', { name: '5', exact: true })).toBeVisible();
  await expect(combobox(page, 'Time range')).toHaveValue('1800');
  await expect(combobox(page, 'Compared with').getByRole('option')).toHaveText([
    'nothing earlier', '30 minutes earlier', '1 hour earlier', '2 hours earlier', '8 hours earlier', '1 day earlier',
    '1 week earlier', '4 weeks earlier', '26 weeks earlier',
  ]); // prettier-ignore
});
