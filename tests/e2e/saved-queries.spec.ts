import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from './support/classroom.ts';
import { press } from './support/keyboard.ts';
import { mintSpanId, mintTraceId, postTrace } from './support/otlp.ts';

test.use({ classroomOf: 'saved-queries' });

const latency = {
  calculations: [{ op: 'COUNT' }, { op: 'P90', column: 'duration_ms' }],
  breakdowns: ['name'],
  time_range: 600,
};

const explore = (query: object): string => `/explore?query=${encodeURIComponent(JSON.stringify(query))}`;
const results = (page: Page) => page.getByRole('region', { name: 'Results of the query' });
const list = (page: Page) => page.getByRole('region', { name: 'Saved queries' });

const file = (content: string) => ({
  name: 'q.json',
  mimeType: 'application/json',
  buffer: Buffer.from(content),
});

test.beforeAll(async ({ app }) => {
  for (const SampleRate of ['9', '1']) {
    const spans = [{ spanId: mintSpanId(), name: 'GET /home', attributes: { SampleRate } }];
    await postTrace(app.otlp, { traceId: mintTraceId(), service: 'backend-next', spans });
  }
});

test('what happened is told beside what was sent, and either is counted', async ({ page }) => {
  await page.goto(explore(latency));
  await expect(results(page).getByText('10 rows, told by 2 that were sent')).toBeVisible();
  const row = results(page).getByRole('row', { name: /GET \/home/ });
  await expect(row.getByRole('cell').nth(1)).toHaveText('10');
  await expect(row.getByRole('cell').nth(2)).toHaveText('2');
  await page.getByRole('button', { name: 'Count only what was sent' }).click();
  await expect(results(page).getByText('2 rows sent, which tell of 10')).toBeVisible();
  await expect(row.getByRole('cell').nth(1)).toHaveText('2');
  await expect(row.getByRole('cell').nth(2)).toHaveText('10');
  await page.getByRole('button', { name: 'Count what happened' }).click();
  await expect(results(page).getByText('10 rows, told by 2 that were sent')).toBeVisible();
});

test('a query is saved, opened by its link, changed, renamed, deleted and had back, by the keyboard alone', async ({
  page,
}) => {
  await page.goto(explore(latency));
  await expect(results(page)).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await page.keyboard.type('Latency by name');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved as “Latency by name”.')).toBeVisible();
  await expect(page).toHaveURL(/\/explore\?saved=[\w-]+$/);
  await expect(page.getByRole('button', { name: 'Save as …' })).toBeFocused();

  await page.goto(page.url());
  await expect(results(page)).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Remove P90(duration_ms)' }));
  await expect(page.getByText('has changes that are not saved')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Your changes to “Latency by name” are saved.')).toBeVisible();

  await press(page, page.getByRole('button', { name: 'Saved queries (1)' }));
  await expect(list(page).getByText('COUNT by name · last 10 minutes')).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Rename Latency by name' }));
  await page.keyboard.type('Requests by name');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Rename Requests by name' })).toBeFocused();
  await press(page, page.getByRole('button', { name: 'Delete Requests by name' }));
  await expect(page.getByRole('button', { name: 'Undo: bring Requests by name back' })).toBeFocused();
  await expect(list(page).getByText('No query is saved yet')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(list(page).getByRole('link', { name: 'Requests by name' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Saved queries (1)' })).toBeFocused();
});

test('saved queries leave as a file and come in as one', async ({ page, app }) => {
  await app.post('/classroom/saved-queries', { name: 'Recent traces', spec: { breakdowns: ['trace.trace_id'] } });
  await page.goto('/explore');
  await page.getByRole('button', { name: /^Saved queries/ }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as JSON' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  await page.getByRole('button', { name: 'Delete Recent traces' }).click();
  await expect(list(page).getByRole('link', { name: 'Recent traces' })).toBeHidden();
  await page.getByLabel('A file of saved queries').setInputFiles(file(text));
  await expect(list(page).getByRole('link', { name: 'Recent traces' })).toBeVisible();
  await page.getByLabel('A file of saved queries').setInputFiles(file('{'));
  await expect(page.getByText('This file is not JSON.')).toBeVisible();
  await expect(list(page).getByRole('link', { name: 'Recent traces' })).toBeVisible();
});

test('a name that is taken, and an address that leads nowhere, are told in words', async ({ page, app }) => {
  await app.post('/classroom/saved-queries', { name: 'Taken', spec: {} });
  await page.goto('/explore?saved=gone');
  await expect(page.getByText('The saved query of this address is not here.')).toBeVisible();
  await page.keyboard.press('Control+s');
  await page.keyboard.type('taken');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is a saved query “Taken” already.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('There is a saved query “Taken” already.')).toBeHidden();
});
