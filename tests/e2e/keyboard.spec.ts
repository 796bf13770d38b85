import type { ChoiceQuestion } from '@/lib/checker/answer-expectation.ts';
import { expect, test, type Locator, type Page } from './support/classroom.ts';
import { stepOf } from './support/course.ts';
import { expectVisibleFocus, press, tabTo } from './support/keyboard.ts';
import { mintSpanId, mintTraceId, postTrace } from './support/otlp.ts';
import { announced, announcement, expectGreen, expectRedWithItsReason, outcome, rows } from './support/step-page.ts';
import { expectTheTraceOfThatClick } from './support/trace-of-a-click.ts';

test.use({ classroomOf: 'keyboard' });

/** How often something was pressed with a pointer: in these tests never. */
const presses = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as { pointerPresses?: number }).pointerPresses ?? 0);

test.beforeAll(({ app }) =>
  postTrace(app.otlp, {
    traceId: mintTraceId(),
    service: 'backend-next',
    spans: [1, 2, 3].map((number) => ({ spanId: mintSpanId(), name: `request ${number}` })),
  }),
);

test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    const counting = globalThis as { pointerPresses?: number };
    globalThis.addEventListener('pointerdown', () => {
      counting.pointerPresses = (counting.pointerPresses ?? 0) + 1;
    });
  }),
);

test.afterEach(async ({ page }) => expect(await presses(page)).toBe(0));

const done = (page: Page, title: string): Locator =>
  page.getByRole('navigation', { name: /^Steps of/ }).getByRole('link', { name: `${title} (done)` });

test('a reading is marked as read, and Next leads on', async ({ page }) => {
  const { title } = stepOf('videos', 'read');
  await page.goto('/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expectVisibleFocus(skip);
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('link', { name: 'Begin with the first step' }));
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await press(page, page.getByRole('button', { name: 'I have read this' }));
  await expect(done(page, title)).toBeVisible();
  await press(page, page.getByRole('link', { name: /^Next/ }));
  await expect(page).toHaveURL(/what-is-observability$/);
});

test('a step is run before and after its change, and its trace is walked by arrows', async ({ page }) => {
  const { title } = stepOf('creating-a-span', 'emit');
  await page.goto('/learn/honeycomb/creating-a-span');
  const before = page.getByRole('tab', { name: 'Before', exact: true });
  const after = page.getByRole('tab', { name: 'After', exact: true });

  await tabTo(page, before);
  await announced(page, () => press(page, page.getByRole('button', { name: 'Run it as it is before' })));
  await expectRedWithItsReason(page);

  await tabTo(page, before, 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await expectVisibleFocus(after);
  await expect(after).toHaveAttribute('aria-selected', 'true');
  const change = page.getByRole('button', { name: 'Run it with the change' });
  const run = await announced(page, () => press(page, change, 'Space'));
  await expectGreen(page);
  await expectTheTraceOfThatClick(page, run);
  await expect(done(page, title)).toBeVisible();
  await walkTheTrace(page);
});

/** One Tab stop; arrows, Home and End move in it; left and right fold; Enter opens a span's fields. */
async function walkTheTrace(page: Page): Promise<void> {
  const count = await rows(page).count();
  expect(count).toBeGreaterThan(3);
  await tabTo(page, rows(page).first());
  await page.keyboard.press('End');
  await expectVisibleFocus(rows(page).last());
  await page.keyboard.press('Home');
  await expectVisibleFocus(rows(page).first());
  await page.keyboard.press('ArrowDown');
  await expectVisibleFocus(rows(page).nth(1));
  await page.keyboard.press('ArrowUp');

  await expect(rows(page).first()).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(rows(page)).toHaveCount(count);

  await page.keyboard.press('Enter');
  await expect(rows(page).first()).toHaveAttribute('aria-selected', 'true');
  await searchTheFields(page);
}

/** The search stays while the spans change below it. */
async function searchTheFields(page: Page): Promise<void> {
  const details = page.getByRole('region', { name: 'Span details' });
  const search = details.getByRole('searchbox', { name: 'Search fields' });
  await tabTo(page, search);
  await page.keyboard.type('library.name');
  await expect(details.getByRole('status')).toContainText(/^1 of \d+ fields$/);

  const handler = rows(page).filter({ hasText: 'http-handler' });
  await tabTo(page, rows(page).first(), 'Shift+Tab');
  const most = await rows(page).count();
  for (let moves = 0; moves < most && (await handler.getAttribute('tabindex')) !== '0'; moves += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expectVisibleFocus(handler);
  await expect(details.getByRole('heading', { name: 'http-handler' })).toBeVisible();
  await expect(search).toHaveValue('library.name');
  await expect(details).toContainText('home.activities');
}

/** Space ticks the boxes that are wanted. */
async function tick(page: Page, { text, options }: ChoiceQuestion, rightly: boolean): Promise<void> {
  for (const { text: words, correct } of options) {
    const box = page.getByRole('group', { name: text }).getByRole('checkbox', { name: words, exact: true });
    await tabTo(page, box);
    if (correct === rightly) await page.keyboard.press('Space');
  }
}

/** Space chooses the first radio, arrows go on to the one that is wanted and choose it. */
async function choose(page: Page, { text, options }: ChoiceQuestion, rightly: boolean): Promise<void> {
  const wanted = options.find(({ correct }) => correct === rightly);
  const group = page.getByRole('group', { name: text });
  const radio = group.getByRole('radio', { name: wanted?.text ?? '', exact: true });
  await tabTo(page, group.getByRole('radio').first());
  await page.keyboard.press('Space');
  for (let moves = 0; moves < options.length && !(await radio.isChecked()); moves += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(radio).toBeChecked();
  await expectVisibleFocus(radio);
}

async function answerByKeys(page: Page, rightly: boolean): Promise<void> {
  for (const question of stepOf('what-is-opentelemetry', 'answer').expectation.questions) {
    if (question.kind === 'multiple') await tick(page, question, rightly);
    if (question.kind === 'single') await choose(page, question, rightly);
  }
  await press(page, page.getByRole('button', { name: 'Check my answers' }));
}

test('a quiz is answered by arrows and Space, first wrongly', async ({ page }) => {
  const { title } = stepOf('what-is-opentelemetry', 'answer');
  await page.goto('/learn/honeycomb/what-is-opentelemetry');
  await answerByKeys(page, false);
  await expectRedWithItsReason(page);
  await page.reload();
  await answerByKeys(page, true);
  await expectGreen(page);
  await expect(done(page, title)).toBeVisible();
});

test('a query is built in comboboxes and run by Ctrl+Enter', async ({ page }) => {
  const { title } = stepOf('heatmap-and-p90', 'query');
  await page.goto('/learn/honeycomb/heatmap-and-p90');
  const calculation = page.getByRole('combobox', { name: 'Add a calculation' });
  await press(page, page.getByRole('button', { name: 'RUN QUERY' }));
  await expectRedWithItsReason(page);

  await page.goto('/learn/honeycomb/heatmap-and-p90');
  await tabTo(page, calculation);
  await page.keyboard.type('heatmap(dur');
  await expect(page.getByRole('option', { name: 'HEATMAP(duration_ms)', selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove HEATMAP(duration_ms)' })).toBeVisible();
  await expectVisibleFocus(calculation);
  await page.keyboard.type('p90(duration_ms)');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectGreen(page);
  await expect(done(page, title)).toBeVisible();
  await walkTheHeatmap(page);
});

/** The squares are one stop; arrows go from square to square, and say what is there. */
async function walkTheHeatmap(page: Page): Promise<void> {
  const heatmap = page.getByRole('region', { name: 'HEATMAP(duration_ms)' });
  const squares = heatmap.getByRole('button', { name: /Arrow keys move/ });
  await tabTo(page, squares);
  const words = await squares.getAttribute('aria-label');
  await page.keyboard.press('ArrowLeft');
  await expect(squares).not.toHaveAttribute('aria-label', words ?? '');
  await page.keyboard.press('ArrowRight');
  await expect(squares).toHaveAttribute('aria-label', words ?? '');
}

test('a verdict is announced politely once it is final, and not before', async ({ page }) => {
  await page.goto('/learn/honeycomb/adding-attributes');
  await expect(announcement(page)).toHaveCount(0);
  await tabTo(page, page.getByRole('tab', { name: 'Before', exact: true }));
  await press(page, page.getByRole('button', { name: 'Run it as it is before' }));
  await expect(outcome(page)).toBeVisible();
  await expect(announcement(page)).toHaveText(/^Failed: \d/);
  const said = announcement(page);
  expect(await said.evaluate((element) => element.tagName)).toBe('OUTPUT');
  await expect(said).toHaveText(/\d failed/);
});
