import { seriousViolations } from './support/axe.ts';
import { expect, test } from './support/classroom.ts';

test.use({ classroomOf: 'spending' });

test('the cost meter turns while one watches, and its window stands in the address', async ({ page, app }) => {
  const keys = await app.post<{ errorTokens: { server: string } }>('/classroom/environments', { name: 'spending' });
  await page.goto(`${app.url}/spending?window=1h`);
  await expect(page.getByLabel('What is measured')).toHaveValue('1h');
  await expect(page.getByText('Nothing was received in the last hour.')).toBeVisible();

  const body = JSON.stringify({ data: { environment: 'test', body: { message: { body: 'Spent' } } } });
  const headers = { 'content-type': 'application/json', 'x-rollbar-access-token': keys.errorTokens.server };
  const sent = await fetch(`${app.url}/rollbar/api/1/item/`, { method: 'POST', headers, body });
  expect(sent.status).toBe(200);
  await expect(page.getByText('If the cause of “Spent” were mended')).toBeVisible();
  await expect(page.getByRole('meter', { name: 'Occurrences: share of the free tier' })).toBeAttached();
  expect(await seriousViolations(page)).toEqual([]);

  await page.getByLabel('What is measured').selectOption('7d');
  await expect(page).toHaveURL(/\/spending\?window=7d$/);
});

test('the lesson’s own meters say how far a click has turned them since one began to count', async ({ page, app }) => {
  const keys = await app.post<{ errorTokens: { server: string } }>('/classroom/environments', { name: 'counted' });
  await page.goto(`${app.url}/learn/spending/what-is-counted`);
  const meters = page.getByRole('region', { name: 'Your meters, now' });
  const occurrences = meters.getByRole('row', { name: /^Rollbar: occurrences/ });
  await meters.getByRole('button', { name: 'Count from now' }).click();
  await expect(occurrences).toContainText('+0 occurrences');

  const report = (text: string): Promise<Response> =>
    fetch(`${app.url}/rollbar/api/1/item/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-rollbar-access-token': keys.errorTokens.server },
      body: JSON.stringify({ data: { environment: 'test', body: { message: { body: text } } } }),
    });
  for (const text of ['one', 'two']) expect((await report(text)).status).toBe(200);
  await expect(occurrences).toContainText('+2 occurrences');
  expect(await seriousViolations(page)).toEqual([]);

  await meters.getByRole('button', { name: 'Count from now' }).click();
  await expect(occurrences).toContainText('+0 occurrences');
});
