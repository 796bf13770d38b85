import Rollbar from 'rollbar';
import type { RunningApp } from '../support/running-app.ts';
import { seriousViolations } from './support/axe.ts';
import { expect, test, type Page } from './support/classroom.ts';

test.use({ classroomOf: 'errors' });

const image = '<img src=x onerror="window.executed=true;alert(1)">';
const reversed = 'invoice\u202Efdp.exe';
const ansi = '\u001B[31mred';

let client: Rollbar;

test.beforeAll(async ({ app }) => {
  const { errorTokens } = await app.post<{ errorTokens: { server: string } }>('/classroom/environments', {
    name: 'errors',
  });
  client = new Rollbar({
    accessToken: errorTokens.server,
    endpoint: `${app.url}/rollbar/api/1/item/`,
    environment: 'production',
    captureUncaught: false,
  });
});

/** Reports by the real client, and resolves when it was told that the report arrived. */
const reported = (report: (done: never) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null): void => (error ? reject(error) : resolve());
    report(done as never);
  });

function loadFeed(handle: string): never {
  throw new TypeError(`No feed for ${handle}`);
}

const fail = (custom: object = {}): Promise<void> =>
  reported((done) => {
    try {
      loadFeed('ada');
    } catch (error) {
      client.error(error as Error, custom, done);
    }
  });

const item = (page: Page, name: string | RegExp) => page.getByRole('link', { name });

async function expectToFit(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('an empty list says what to do, and grows while it is watched', async ({ page }) => {
  await page.goto('/errors');
  await expect(page.getByText('No error was reported yet.')).toBeVisible();
  await fail();
  await expect(item(page, 'TypeError: No feed for ada')).toBeVisible();
});

test('a warning is hidden by the usual levels, which the page says, and is shown when it is asked for', async ({
  page,
}) => {
  await reported((done) => client.warning('Hello World!', done));
  await page.goto('/errors');
  await expect(page.getByText('Hidden by the levels that are chosen: 1 warning.')).toBeVisible();
  await expect(item(page, 'Hello World!')).toBeHidden();
  await page.getByRole('button', { name: 'Show it' }).press('Enter');
  await expect(item(page, 'Hello World!')).toBeVisible();
  await expect(page).toHaveURL(/level=critical,error,warning/);
  await page.reload();
  await expect(item(page, 'Hello World!')).toBeVisible();
});

test('an item shows its stack, is resolved by the keyboard, and comes back by itself', async ({ page }) => {
  await page.goto('/errors');
  await item(page, 'TypeError: No feed for ada').press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'TypeError: No feed for ada' })).toBeVisible();
  const stack = page.getByRole('region', { name: 'Stack trace' });
  await expect(stack).toContainText(/errors\.spec\.ts:\d+ in loadFeed/);
  await page.getByRole('button', { name: 'Resolve' }).press('Enter');
  await expect(page.getByText('resolved', { exact: true })).toBeVisible();
  await fail();
  await expect(page.getByText('came back')).toBeVisible();
  await expect(page.getByText('It was resolved, and happened again after that.')).toBeVisible();
});

test('occurrences are stepped through, and the open one has an address', async ({ page }) => {
  await fail({ nth: 'the newest' });
  await page.goto('/errors');
  await item(page, 'TypeError: No feed for ada').click();
  await expect(page.getByRole('region', { name: 'Custom' })).toContainText('the newest');
  await page.getByRole('button', { name: 'Older' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Custom' })).toBeHidden();
  await page.reload();
  await expect(page.getByText(/^Occurrence \d+ of \d+/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Custom' })).toBeHidden();
});

test('hostile texts are texts, and secrets are none', async ({ page }) => {
  const executed: string[] = [];
  page.on('dialog', (dialog) => {
    executed.push(dialog.message());
    void dialog.dismiss();
  });
  const session = `eyJ${'h'.repeat(12)}.eyJ${'p'.repeat(20)}.${'s'.repeat(20)}`;
  const custom = { note: image, name: reversed, colour: ansi, [image]: 'x', held: session, long: 'long-'.repeat(800) };
  await reported((done) => client.critical(image, custom, done));
  await page.goto('/errors');
  await expectToFit(page);
  await item(page, image).click();
  const shown = page.getByRole('region', { name: 'Custom' });
  await expect(shown.getByText(image, { exact: true }).first()).toBeVisible();
  await expect(shown).toContainText(String.raw`invoice\u202efdp.exe`);
  await expect(shown).toContainText(String.raw`\u001b[31mred`);
  await expect(shown).toContainText(`(hidden: ${session.length} characters)`);
  await page.getByText('The whole item').click();
  expect(await page.content()).not.toContain(session);
  await expectToFit(page);
  expect(executed).toEqual([]);
  expect(await page.evaluate(() => (globalThis as { executed?: boolean }).executed)).toBeUndefined();
});

test('an item that is not there, and an address that is none, say so', async ({ page }) => {
  await page.goto('/errors/no-such-item');
  await expect(page.getByText('No occurrence of this item is stored.')).toBeVisible();
  await page.goto('/errors/~!');
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
});

test('both pages are accessible, light and dark', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/errors?level=critical,error,warning');
    await expect(item(page, 'Hello World!')).toBeVisible();
    expect(await seriousViolations(page)).toEqual([]);
    await item(page, 'TypeError: No feed for ada').click();
    await expect(page.getByRole('region', { name: 'Stack trace' })).toBeVisible();
    expect(await seriousViolations(page)).toEqual([]);
  }
});

test('what a handler of the practice backend throws is an item with its trace', async ({ app, page }) => {
  await fetch(`${app.url}/api/activities/00000000-0000-0000-0000-000000000000`);
  const title = "TypeError: Cannot read properties of null (reading 'replies')";
  await expect.poll(() => titlesOf(app)).toContain(title);
  await page.goto('/errors');
  await item(page, title).click();
  await page.getByRole('link', { name: /^[0-9a-f]{32}$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Trace' })).toBeVisible();
});

const titlesOf = async (app: RunningApp): Promise<string[]> =>
  (await app.get<{ items: { title: string }[] }>('/classroom/errors')).items.map(({ title }) => title);
