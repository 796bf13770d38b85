import { expect, test } from './support/classroom.ts';
import { outcome } from './support/step-page.ts';

test.use({ classroomOf: 'findings' });

test('the list is searched and walked with the keyboard alone', async ({ page }) => {
  await page.goto('/findings');
  const search = page.getByRole('searchbox', { name: 'Search the findings' });
  await expect(page.getByRole('link', { name: /Nothing arrived/ })).toBeVisible();

  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('never ended');
  await expect(page.getByText('1 finding', { exact: true })).toBeVisible();

  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: /span\.not-ended/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(search).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/findings\/span\.not-ended$/);
});

test('a word that is in none is said', async ({ page }) => {
  await page.goto('/findings');
  await page.getByRole('searchbox').fill('zebra');
  await expect(page.getByText('No finding is about that.')).toBeVisible();
});

test('a page shows the mistake and its mending in the language that one chooses, and keeps the choice', async ({
  page,
}) => {
  await page.goto('/findings/span.not-ended');
  await expect(page.getByText('await findActivities()').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Python' }).click();
  await expect(page.getByRole('tabpanel').getByText('with tracer.start_as_current_span').first()).toBeVisible();
  await page.getByRole('link', { name: /^Next/ }).click();
  await expect(page.getByRole('tab', { name: 'Python' })).toHaveAttribute('aria-selected', 'true');
});

test('an address with a slip names the finding that was meant', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const answer = await page.goto('/findings/attr.nearkey');
  expect(answer?.status()).toBe(404);
  await page.getByRole('link', { name: 'Did you mean attr.near-key?' }).click();
  expect(errors).toEqual([]);
  await expect(page.getByRole('heading', { level: 1, name: 'The key is almost right' })).toBeVisible();
});

test('a red verdict leads to the page of what was found', async ({ page }) => {
  await page.goto('/learn/honeycomb/creating-a-span');
  await page.getByRole('button', { name: 'Run it as it is before' }).click();
  await expect(outcome(page)).toContainText('Failed');
  await page.getByRole('link', { name: 'span.missing' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'The span is not there' })).toBeVisible();
});
