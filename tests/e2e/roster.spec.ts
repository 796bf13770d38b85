import { RosteredApp } from '../support/rostered-app.ts';
import { seriousViolations } from './support/axe.ts';
import { expect, test, type Page } from './support/classroom.ts';
import { expectGreen, runByClicking, tracesInGrid } from './support/step-page.ts';

test.use({ classroomOf: 'roster' });

const step = '/learn/honeycomb/creating-a-span';
const keys: Record<string, string> = {};
let classroom: RosteredApp;

test.beforeAll(async ({ app }) => {
  classroom = await RosteredApp.of(app);
  for (const { name, key } of await classroom.enrol('Ada Lovelace', 'Grace Hopper')) keys[name] = key;
  keys['instructor'] = (classroom.instructor['authorization'] ?? '').replace('Bearer ', '');
});

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Page key', { exact: true }).fill(keys[name] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const signOut = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Sign out' });
const ticked = (page: Page) => page.getByRole('navigation', { name: /^Steps of/ }).getByText('(done)');

test('a deep link asks for the key first; the click is one’s own, and the next at the browser sees none of it', async ({
  page,
}) => {
  await page.goto(step);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await signIn(page, 'Ada Lovelace');
  await expect(page).toHaveURL((url) => url.pathname === step);
  await expect(page.getByRole('banner')).toContainText('Ada Lovelace');
  const { traceIds } = await runByClicking(page, 'After');
  await expectGreen(page);
  await expect.poll(() => tracesInGrid(page)).toEqual(traceIds);
  await expect(ticked(page)).toHaveCount(1);

  await signOut(page).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, 'Grace Hopper');
  await page.goto(step);
  await expect(page.getByRole('banner')).toContainText('Grace Hopper');
  await expect(ticked(page)).toHaveCount(0);
  await page.goto(`/traces/${traceIds[0]}`);
  await expect(page.getByRole('main')).not.toContainText('http-handler');
});

test('a tab that was left open does not go on as the one who signed out', async ({ page, context }) => {
  await page.goto(step);
  await signIn(page, 'Ada Lovelace');
  await expect(page.getByRole('banner')).toContainText('Ada Lovelace');

  const other = await context.newPage();
  await other.goto('/connect');
  await signOut(other).click();
  await signIn(other, 'Grace Hopper');
  await expect(other.getByRole('banner')).toContainText('Grace Hopper');
  // Whether it is asked to sign in meanwhile, or finds Grace signed in: never Ada.
  await expect(page.getByRole('banner')).not.toContainText('Ada Lovelace');
  await page.goto(step);
  await expect(page.getByRole('banner')).toContainText('Grace Hopper');
});

test('a renewed key takes an open page to the sign-in', async ({ page }) => {
  await page.goto('/traces');
  await signIn(page, 'Grace Hopper');
  await expect(page.getByRole('banner')).toContainText('Grace Hopper');
  const asking = { method: 'POST', headers: classroom.instructor };
  const { key } = await classroom.json<{ key: string }>('/classroom/roster/grace-hopper', asking);
  keys['Grace Hopper'] = key;
  await expect(page).toHaveURL(/\/sign-in\?next=%2Ftraces$/);
  await signIn(page, 'Grace Hopper');
  await expect(page).toHaveURL(/\/traces$/);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a wrong key is told what it is, and the right one signs in', async ({ page }) => {
    await page.goto('/traces');
    await page.getByLabel('Page key', { exact: true }).fill(`hcsik_${'a'.repeat(58)}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('note')).toContainText('That is an ingest key');
    await signIn(page, 'Ada Lovelace');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Traces');
  });
});

test('the sign-in and the instructor’s page are readable in every colour and width', async ({ page }) => {
  const look = async (name: string): Promise<void> => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await seriousViolations(page)).toEqual([]);
        const pictures = process.env['PICTURES'];
        if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png` });
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  };
  await page.goto('/sign-in?problem=unknown');
  await look('sign-in');
  await signIn(page, 'Ada Lovelace');
  await page.goto(step);
  await expect(page.getByRole('banner').getByRole('button', { name: 'Sign out' })).toBeVisible();
  await look('student');
  await page.goto('/sign-in?next=/instructor');
  await signIn(page, 'instructor');
  await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toContainText(/\d+ of \d+/);
  await look('instructor');
});
