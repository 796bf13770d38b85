import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SignedJournal } from '@/lib/journal/signing.ts';
import { spanwalk } from '../support/command-line.ts';
import { unzip } from '../support/unzip.ts';
import { expect, test, type Page } from './support/classroom.ts';
import { stepOf } from './support/course.ts';
import { press, tabTo } from './support/keyboard.ts';
import { expectGreen, runByClicking } from './support/step-page.ts';

test.use({ classroomOf: 'journal' });
test.describe.configure({ mode: 'serial' });

const STEP = stepOf('creating-a-span', 'emit');

const entry = (page: Page) => page.getByRole('article', { name: STEP.title });
const note = (page: Page) => page.getByRole('textbox', { name: `Your notes on ${STEP.title}` });
const preview = (page: Page) => page.getByText(/^Preview of journal\.md/);
const markdown = (page: Page) =>
  page
    .locator('details')
    .filter({ has: preview(page) })
    .locator('pre');

/** Presses one of the buttons by the keyboard, and takes the file that comes. */
async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, page.getByRole('button', { name }))]);
  return readFile(await file.path());
}

/** The command line on a journal, as an instructor has it: the file, and the classroom’s public key. */
async function check(dataDir: string, journal: string): Promise<{ status: number; out: string }> {
  const file = join(dataDir, 'handed-in.json');
  await writeFile(file, journal);
  const key = join(dataDir, 'journal-key.pub.pem');
  return spanwalk(['check', '--journal', file, '--public-key', key]);
}

let clicked = '';

test('an empty journal says what fills it, and a click on a step fills it', async ({ page }) => {
  await page.goto('/journal');
  await expect(page.getByText('Your journal is empty.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download as Markdown' })).toBeHidden();

  await page.goto(`/learn/${STEP.lesson}/${STEP.id}`);
  [clicked = ''] = (await runByClicking(page, 'After')).traceIds;
  await expectGreen(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Journal' }).click();
  await expect(entry(page)).toContainText('after, 100 of 100');
  await expect(entry(page).getByRole('link', { name: `trace ${clicked.slice(0, 8)}…` })).toBeVisible();
  await entry(page).getByText('Show its waterfall').click();
  const picture = entry(page).getByRole('img', { name: `Waterfall of trace ${clicked}` });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});

test('a note is typed, kept, and seen in the preview, by the keyboard alone', async ({ page }) => {
  await page.goto('/journal');
  await tabTo(page, note(page));
  await page.keyboard.type('The span hangs below the request.');
  await expect(entry(page).getByText('Kept', { exact: true })).toBeVisible();
  await press(page, preview(page));
  await expect(markdown(page)).toContainText('The span hangs below the request.');
  await expect(markdown(page)).toContainText(clicked);
  await page.reload();
  await expect(note(page)).toHaveValue('The span hangs below the request.');
});

test('the Markdown comes with every picture that it shows, and with a note that was typed right before', async ({
  page,
}) => {
  await page.goto('/journal');
  await note(page).fill('Typed right before.');
  const files = unzip(await download(page, 'Download as Markdown'));
  expect(files['journal.md']).toContain('Typed right before.');
  expect(files['journal.md']).toContain(`](pictures/waterfall-${clicked}.svg)`);
  expect(files[`pictures/waterfall-${clicked}.svg`]).toMatch(/^<svg /);
});

test('the instructor’s file is genuine, and refused once it was tampered with', async ({ page, app }) => {
  await page.goto('/journal');
  const text = (await download(page, 'Download for the instructor')).toString('utf8');
  const genuine = await check(app.dataDir, text);
  expect([genuine.status, genuine.out]).toEqual([0, expect.stringContaining('genuine')]);
  expect(genuine.out).toContain(STEP.id);

  const tampered = JSON.parse(text) as SignedJournal;
  tampered.journal.steps.find(({ id }) => id === 'videos')!.done = { at: 1, variant: null };
  const refused = await check(app.dataDir, JSON.stringify(tampered));
  expect([refused.status, refused.out]).toEqual([1, expect.stringContaining('step videos: changed')]);
});

test('saved queries are asked a few at a time, and the page says how far it is', async ({ page, app }) => {
  for (const number of [1, 2, 3, 4, 5, 6, 7]) {
    await app.post('/classroom/saved-queries', { name: `Query ${number}`, spec: { breakdowns: ['name'] } });
  }
  let open: (() => void) | undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  await page.route(/\/classroom\/journal\/queries\?from=5$/, async (route) => {
    await opened;
    await route.continue();
  });
  await page.goto('/journal');
  const queries = page.getByRole('region', { name: 'Saved queries' });
  await expect(queries).toContainText('5 of 7 answered');
  await expect(preview(page)).toHaveText('Preview of journal.md, whose queries are still being asked');
  await expect(note(page)).toBeEditable();
  open?.();
  await expect(queries).toContainText('7 saved');
  await expect(queries.getByRole('listitem')).toHaveCount(7);
  await expect(preview(page)).toHaveText('Preview of journal.md');
});

test('a file that cannot be written is told of on the page, and one may try again', async ({ page }) => {
  await page.goto('/journal');
  const problem = { code: 'journal/key', message: 'The key cannot be read.', hint: 'Put it back from a copy.' };
  await page.route(/download/, (route) => route.fulfill({ status: 500, json: { problems: [problem] } }), { times: 1 });
  const button = page.getByRole('button', { name: 'Download for the instructor' });
  await button.click();
  await expect(page.getByText(problem.message)).toBeVisible();
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  expect(file.suggestedFilename()).toBe('journal-local.json');
  await expect(page.getByText(problem.message)).toBeHidden();
});
