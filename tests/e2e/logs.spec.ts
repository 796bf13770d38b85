import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Route } from '@playwright/test';
import { seriousViolations } from './support/axe.ts';
import { expect, test, type Page } from './support/classroom.ts';

test.use({ classroomOf: 'logs' });
test.describe.configure({ mode: 'serial' });

const group = { logGroupName: 'cruddur' };
const stream = { ...group, logStreamName: 'web' };
const image = '<img src=x onerror="window.executed=true">';

let client: CloudWatchLogsClient;

test.beforeAll(async ({ app }) => {
  const { aws } = await app.post<{ aws: { accessKeyId: string; secretAccessKey: string } }>('/classroom/environments', {
    name: 'logs',
  });
  client = new CloudWatchLogsClient({ endpoint: `${app.url}/aws/logs`, region: 'ca-central-1', credentials: aws });
});

/** Puts lines by the real SDK, and resolves when they are stored. */
async function put(...messages: string[]): Promise<void> {
  await putInto(stream, ...messages);
}

async function putInto(place: typeof stream, ...messages: string[]): Promise<void> {
  const timestamp = Date.now();
  const logEvents = messages.map((message, nth) => ({ timestamp: timestamp + nth, message }));
  await client.send(new PutLogEventsCommand({ ...place, logEvents }));
}

const lines = (page: Page) => page.getByRole('list', { name: 'Log lines, newest first' }).getByRole('listitem');
const pattern = (page: Page) => page.getByRole('textbox', { name: 'Filter pattern' });

async function filter(page: Page, text: string): Promise<void> {
  await pattern(page).fill(text);
  await pattern(page).press('Enter');
}

async function expectToFit(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('an empty list says what to do; a group appears while it is watched', async ({ page }) => {
  await page.goto('/logs');
  await expect(page.getByText('No log group was made yet.')).toBeVisible();
  await client.send(new CreateLogGroupCommand(group));
  await client.send(new CreateLogStreamCommand(stream));
  await client.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: 7 }));
  await put('{"level":"info","msg":"GET /api/activities/home 200","status":200}');
  await expect(page.getByRole('link', { name: 'cruddur' })).toBeVisible();
  await expect(page.getByRole('row', { name: /cruddur/ })).toContainText('7 days');
  await page.getByRole('link', { name: 'cruddur' }).click();
  await expect(lines(page)).toHaveCount(1);
  await expect(lines(page)).toContainText('INFO');
});

/** Runs `look` while one line after the other is put, named by its number. */
async function whileLinesFlow(look: () => Promise<void>): Promise<void> {
  let seen = false;
  const flow = async (nth = 1): Promise<void> => {
    await putInto(river, `drop ${nth}`);
    return seen ? undefined : flow(nth + 1);
  };
  const flowing = flow();
  try {
    await look();
  } finally {
    seen = true;
    await flowing;
  }
}

/** The number of the drop that stands first; 0 while there is none. */
async function newestDrop(page: Page): Promise<number> {
  const texts = await lines(page)
    .getByText(/^drop \d+$/)
    .allTextContents();
  return Math.max(0, ...texts.map((text) => Number(text.slice('drop '.length))));
}

const river = { logGroupName: 'river', logStreamName: 'steady' };

test('lines of a steady stream are shown while it flows', async ({ page }) => {
  await client.send(new CreateLogGroupCommand({ logGroupName: river.logGroupName }));
  await client.send(new CreateLogStreamCommand(river));
  await page.goto('/logs?group=river');
  // The newest stands first, and a fast stream soon carries a line out of sight: so the first is looked at.
  await whileLinesFlow(() => expect.poll(() => newestDrop(page)).toBeGreaterThan(15));
});

/** The answer of the server, a second later than it came. */
async function afterASecond(route: Route): Promise<void> {
  const response = await route.fetch();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await route.fulfill({ response });
}

test('lines that take longer to be read than the next ones to come are shown while they come', async ({ page }) => {
  await page.route('**/classroom/logs/lines?**', afterASecond);
  await page.goto('/logs?group=river');
  await whileLinesFlow(async () => {
    await expect(lines(page).first()).toBeVisible();
    const first = await lines(page).first().textContent();
    await expect(lines(page).first()).not.toHaveText(first ?? '');
  });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('lines appear at the top as they come; while it is paused they are counted', async ({ page }) => {
  await page.goto('/logs?group=cruddur');
  await expect(lines(page)).toHaveCount(1);
  await put('second line');
  await expect(lines(page)).toHaveCount(2);
  await expect(lines(page).first()).toContainText('second line');
  await page.getByRole('button', { name: 'Pause' }).click();
  await put('third line', image);
  await expect(page.getByText('Paused; 2 lines came meanwhile.')).toBeVisible();
  await expect(lines(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(lines(page)).toHaveCount(4);
});

test('a line is text, whatever it holds', async ({ page }) => {
  await page.goto('/logs?group=cruddur');
  await page.getByText(image).click();
  await expect(page.getByRole('region', { name: 'The chosen line' })).toContainText(image);
  expect(await page.evaluate(() => 'executed' in globalThis)).toBe(false);
});

test('a filter pattern picks lines, stands in the address, and is told where it is wrong', async ({ page }) => {
  await page.goto('/logs?group=cruddur');
  await filter(page, '{ $.status = 200 }');
  await expect(lines(page)).toHaveCount(1);
  await page.reload();
  await expect(pattern(page)).toHaveValue('{ $.status = 200 }');
  await expect(lines(page)).toHaveCount(1);
  await filter(page, '{ $.status & 200 }');
  await expect(page.getByText('(at character 12)')).toBeVisible();
  await expect(page.locator('mark')).toHaveText('&');
  await filter(page, 'nowhere');
  await expect(page.getByText('No line is found by this pattern')).toBeVisible();
  await page.getByRole('button', { name: 'Without the pattern' }).click();
  await expect(lines(page)).toHaveCount(4);
});

test('a line of the practice backend leads to its trace, and the trace back to its lines', async ({ app, page }) => {
  await fetch(`${app.url}/api/activities/home`);
  await page.goto('/logs?group=cruddur');
  await page.getByText('Hello Cloudwatch! from').click();
  const chosen = page.getByRole('region', { name: 'The chosen line' });
  await expect(chosen).toContainText('trace_id');
  await chosen.getByRole('link', { name: 'See it in its trace' }).click();
  await expect(page).toHaveURL(/\/traces\/[0-9a-f]{32}\?span=[0-9a-f]{16}/);
  await page.goBack();
  await page.getByText('Hello Cloudwatch! from').click();
  await chosen.getByRole('button', { name: 'All lines of this trace' }).click();
  await expect(lines(page)).toHaveCount(2);
  await expect(lines(page).first()).toContainText('GET /api/activities/home 200');
});

test('the keyboard goes from line to line and unfolds one', async ({ page }) => {
  await page.goto('/logs?group=cruddur&stream=web');
  await expect(lines(page)).toHaveCount(4);
  await lines(page).first().getByRole('button').focus();
  await page.keyboard.press('End');
  await expect(lines(page).last().getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'The chosen line' })).toContainText('/api/activities/home');
  await page.keyboard.press('ArrowUp');
  await expect(lines(page).nth(2).getByRole('button')).toBeFocused();
});

test('of thousands of lines only those in sight are in the page, and older ones are read on demand', async ({
  page,
}) => {
  await put(...Array.from({ length: 1200 }, (_, nth) => `many ${nth}`));
  await page.goto('/logs?group=cruddur&q=many');
  await expect(page.getByText('500 lines so far')).toBeVisible();
  expect(await lines(page).count()).toBeLessThan(80);
  await page.getByRole('button', { name: 'Older lines' }).click();
  await page.getByText('1,000 lines so far').waitFor();
  await page.getByRole('button', { name: 'Older lines' }).click();
  await expect(page.getByText('1,200 lines.')).toBeVisible();
});

test('a group that is not there is said not to be there', async ({ page }) => {
  await page.goto('/logs?group=unknown');
  await expect(page.getByText('There is no log group named unknown.')).toBeVisible();
  await page.getByRole('link', { name: 'All groups' }).click();
  await expect(page.getByRole('link', { name: 'cruddur' })).toBeVisible();
});

test('Escape closes the unfolded line, from its row and from within', async ({ page }) => {
  const chosen = page.getByRole('region', { name: 'The chosen line' });
  await page.goto('/logs?group=cruddur');
  await lines(page).first().getByRole('button').press('Enter');
  await expect(chosen).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(chosen).toBeHidden();
  await lines(page).first().getByRole('button').press('Enter');
  await chosen.getByRole('button', { name: 'Close' }).press('Escape');
  await expect(chosen).toBeHidden();
});

test('a query of Logs Insights gives its rows, and a wrong one its place', async ({ page }) => {
  await page.goto('/logs?group=cruddur&tab=insights');
  const query = page.getByRole('textbox', { name: 'Query of Logs Insights' });
  await query.fill('filter status = 200 | stats count(*) as answered by status');
  await page.getByRole('button', { name: 'Run query' }).click();
  await expect(page.getByRole('row', { name: '200' }).getByRole('cell')).toHaveText('2');
  await query.fill('stats banana');
  await page.getByRole('button', { name: 'Run query' }).click();
  await expect(page.locator('[role="alert"] mark')).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`every view fits a phone and a desk, and can be read by everybody, in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const path of [
      '/logs',
      '/logs?group=cruddur',
      '/logs?group=cruddur&q=%7B',
      '/logs?group=cruddur&tab=streams',
    ]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { name: 'Logs', exact: true })).toBeVisible();
      await expect(page.getByText('Reading …')).toBeHidden();
      expect([path, await seriousViolations(page)]).toEqual([path, []]);
      await expectToFit(page);
    }
  });
}
