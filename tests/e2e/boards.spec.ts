import { readFile } from 'node:fs/promises';
import type { RunningApp } from '../support/running-app.ts';
import { expect, test, type Page } from './support/classroom.ts';
import { seriousViolations } from './support/axe.ts';
import { press } from './support/keyboard.ts';
import { mintSpanId, mintTraceId, postTrace } from './support/otlp.ts';

test.use({ classroomOf: 'boards' });

const hostile = '<img src=x onerror="window.executed=true">';

const file = (content: string) => ({
  name: 'board.json',
  mimeType: 'application/json',
  buffer: Buffer.from(content),
});

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const titles = (page: Page) =>
  page
    .locator('[data-panel]:not([data-panel=""])')
    .evaluateAll((slots) => slots.map((slot) => slot.querySelector('h2')?.textContent ?? slot.textContent));
const list = (page: Page) => page.getByRole('list', { name: 'Boards' });

/** Every panel has its answer. */
const answered = (page: Page) => expect(page.locator('[aria-busy="true"]')).toHaveCount(0);

/** What a request of the page changed is kept. */
const kept = (page: Page) =>
  page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().includes('/boards/'));

/** A board of each test's own: a note, and a panel that follows a saved query of its own. */
async function boardOf(app: RunningApp, name: string): Promise<{ id: string; query: string; href: string }> {
  const saved = { name: `Names for ${name}`, spec: { breakdowns: ['name'], time_range: 600 } };
  const { id: query } = await app.post<{ id: string }>('/classroom/saved-queries', saved);
  const panels = [
    { id: 'p1', type: 'text', content: '# Why' },
    { id: 'p2', type: 'query', title: 'By name', shown: 'table', asks: { from: 'saved', queryId: query } },
  ];
  const { id } = await app.post<{ id: string }>('/classroom/boards', { name, panels });
  return { id, query, href: `/boards/${id}` };
}

test.beforeAll(async ({ app }) => {
  for (const name of ['GET /home', hostile]) {
    const spans = [{ spanId: mintSpanId(), name }];
    await postTrace(app.otlp, { traceId: mintTraceId(), service: 'backend-next', spans });
  }
  await app.post('/classroom/saved-queries', { name: 'By name', spec: { breakdowns: ['name'], time_range: 600 } });
});

test('a board is made, filled, ordered and found again, by the keyboard alone', async ({ page }) => {
  await page.goto('/boards');
  await expect(page.getByText('No board yet')).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await press(page, page.getByRole('button', { name: 'New board …' }));
  await page.keyboard.type('Mornings');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Mornings' })).toBeVisible();

  const add = page.getByRole('button', { name: 'Add a panel …' });
  await press(page, add);
  await expect(page.getByRole('combobox', { name: 'What it is' })).toBeFocused();
  await press(page, page.getByRole('button', { name: 'Add the panel' }));
  await expect(panel(page, 'By name').getByText(/^2 rows/)).toBeVisible();
  await expect(add).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.type('A note');
  await press(page, page.getByRole('textbox', { name: 'Text' }));
  await page.keyboard.type('# Why');
  await press(page, page.getByRole('button', { name: 'Add the panel' }));
  await expect.poll(() => titles(page)).toEqual(['By name', 'Why']);

  const up = page.getByRole('button', { name: 'Move up Why' });
  const moved = kept(page);
  await press(page, up);
  await expect.poll(() => titles(page)).toEqual(['Why', 'By name']);
  await expect(up).toBeFocused();
  await expect(up).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('“Why” is panel 1 now.')).toBeVisible();
  await moved;
  await page.reload();
  await expect(panel(page, 'By name').getByText(/^2 rows/)).toBeVisible();
  expect(await titles(page)).toEqual(['Why', 'By name']);
});

test('a board is answered over one time, as its address says, and leads on to Explore', async ({ page, app }) => {
  const { href } = await boardOf(app, 'Over time');
  await page.goto(href);
  await answered(page);
  await page.getByRole('combobox', { name: 'Time of all panels' }).selectOption('86400');
  await expect(page).toHaveURL(/\?time_range=86400$/);
  await expect(panel(page, 'By name').getByText('Last 24 hours')).toBeVisible();
  await page.goBack();
  await expect(panel(page, 'By name').getByText('Last 10 minutes')).toBeVisible();
  await panel(page, 'By name').getByRole('link', { name: 'Explore' }).click();
  await expect(page).toHaveURL(/\/explore\?saved=[\w-]+$/);

  await page.getByRole('button', { name: 'Add to board …' }).click();
  const form = page.getByRole('form', { name: 'Add this query to a board' });
  await form.getByRole('combobox', { name: 'Board' }).selectOption({ label: 'Over time' });
  await form.getByRole('textbox', { name: 'Title' }).fill(hostile);
  await form.getByRole('combobox', { name: 'Shown as' }).selectOption('table');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await form.getByRole('link', { name: '“Over time”' }).click();
  await expect(panel(page, hostile).getByRole('row', { name: /GET \/home/ })).toBeVisible();
  await expect(panel(page, hostile).getByRole('row', { name: hostile })).toBeVisible();
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
});

test('a board that is asked anew as spans arrive shows what came', async ({ page, app }) => {
  const { href } = await boardOf(app, 'Live');
  await page.goto(href);
  await answered(page);
  await page.getByRole('checkbox', { name: 'Refresh as spans arrive' }).check();
  await expect(page).toHaveURL(/\?live=true$/);
  const spans = [{ spanId: mintSpanId(), name: 'GET /fresh' }];
  await postTrace(app.otlp, { traceId: mintTraceId(), service: 'backend-next', spans });
  await expect(panel(page, 'By name').getByRole('row', { name: /GET \/fresh/ })).toBeVisible();
});

test('a panel whose saved query is deleted keeps what it asked, and says so', async ({ page, app }) => {
  const { href, query } = await boardOf(app, 'Left alone');
  await page.request.delete(`/classroom/saved-queries/${query}`, { headers: { origin: app.url } });
  await page.goto(href);
  await expect(panel(page, 'By name').getByText('a copy: “Names for Left alone” was deleted')).toBeVisible();
  await expect(panel(page, 'By name').getByRole('row', { name: /GET \/home/ })).toBeVisible();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: 'Remove By name' }).click();
  await expect(page.getByRole('button', { name: 'Undo: bring By name back' })).toBeFocused();
  expect(await titles(page)).toEqual(['Why']);
  await page.keyboard.press('Enter');
  await expect.poll(() => titles(page)).toEqual(['Why', 'By name']);
});

test('boards are deleted and had back, leave as a file and come in as one, and nothing is lost', async ({
  page,
  app,
}) => {
  await boardOf(app, 'To go');
  await page.goto('/boards');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export To go' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('board-to-go.json');
  const text = await readFile(await download.path(), 'utf8');
  await page.getByRole('button', { name: 'Delete To go' }).click();
  await expect(page.getByRole('button', { name: 'Undo: bring To go back' })).toBeFocused();
  await expect(list(page).getByRole('link', { name: 'To go' })).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(list(page).getByRole('link', { name: 'To go' })).toBeVisible();

  await page.getByLabel('A file of boards').setInputFiles(file(text));
  await expect(page.getByText('“To go (2)” is imported.')).toBeVisible();
  await page.getByLabel('A file of boards').setInputFiles(file('{"schema":"spanwalk/boards/v9"}'));
  await expect(page.getByText('This file is of another version')).toBeVisible();
  await list(page).getByRole('link', { name: 'To go (2)' }).click();
  await expect(panel(page, 'By name').getByText(/rows matched/)).toBeVisible();
  expect(await titles(page)).toEqual(['Why', 'By name']);

  await page.goto('/boards/gone');
  await expect(page.getByText('This board is not here')).toBeVisible();
});
