import { expect, test } from './support/classroom.ts';

test.use({ classroomOf: 'practice' });

const api = (variant: string): string => `/practice?api=/api/traceparent-across-origins/${variant}&origin=other`;

test('the practice page loads its feed by a click, on its own, and its spans are taken', async ({ page }) => {
  const exported = page.waitForResponse((response) => new URL(response.url()).pathname === '/v1/traces');
  await page.goto('/practice');
  await page.getByRole('button', { name: 'Load the feed' }).click();
  await expect(page.getByRole('listitem').first()).toContainText('@');
  await expect(page.getByRole('status')).toContainText(/^\d+ posts\.$/);
  expect((await exported).status()).toBe(200);
});

test('to another origin the browser itself sends nothing before the header stands in the list', async ({ page }) => {
  await page.goto(api('before'));
  await page.getByRole('button', { name: 'Load the feed' }).click();
  await expect(page.getByRole('status')).toContainText('The browser gives no answer');
  await page.goto(api('after'));
  await page.getByRole('button', { name: 'Load the feed' }).click();
  await expect(page.getByRole('status')).toContainText(/^\d+ posts\.$/);
});
