import { expectNothingSerious } from './support/axe.ts';
import { expect, test, type Locator, type Page } from './support/classroom.ts';
import { press } from './support/keyboard.ts';
import { mintSpanId, mintTraceId, postTrace, type PostedSpan } from './support/otlp.ts';

test.use({ classroomOf: 'bubble-up' });

const heat = { calculations: [{ op: 'HEATMAP', column: 'duration_ms' }], time_range: 600 };
const SECRET = ['Bearer', 'eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiI0MSJ9', 'c2lnbmF0dXJlb2ZhdG9rZW4'].join(' ').replaceAll(/ (?=eyJz|c2l)/g, '.'); // prettier-ignore

const explore = (more = ''): string => `/explore?query=${encodeURIComponent(JSON.stringify(heat))}${more}`;
const results = (page: Page): Locator => page.getByRole('region', { name: 'Results of the query' });
const bubbleUp = (page: Page): Locator => page.getByRole('region', { name: 'BubbleUp: what sets this region apart' });
const cards = (page: Page): Locator => bubbleUp(page).getByRole('heading', { level: 3 });

/** A region as the address has it: these durations, whenever. */
const regionOf = (low: number, high: number): string =>
  `&region=${encodeURIComponent(JSON.stringify(['duration_ms', low, high, Date.now() - 500_000, Date.now() + 100_000]))}&bubble=up`;

/** Every tenth span is of build 41 and slow; beside that stand eight attributes of no meaning, and ids. */
function spanOf(index: number): PostedSpan {
  const slow = index % 10 === 3;
  const at = -400_000 + index * 900;
  const block = Math.floor(index / 10);
  const noise = Array.from({ length: 8 }, (_, place) => [`noise.${place}`, `v${(block * (place + 3)) % 4}`]);
  return {
    spanId: mintSpanId(),
    name: index % 3 === 0 ? 'GET /home' : 'GET /search',
    time: [at, at + (slow ? 900 + (index % 50) : 10 + (index % 30))],
    attributes: {
      ...Object.fromEntries<string>(noise as [string, string][]),
      'app.build': slow ? '41' : String(38 + (index % 3)),
      'app.request_id': `request ${index}`,
      'app.credential': slow ? SECRET : `none ${index}`,
    },
  };
}

test.beforeAll(async ({ app }) => {
  const spans = Array.from({ length: 400 }, (_, index) => spanOf(index));
  for (let from = 0; from < spans.length; from += 100) {
    await postTrace(app.otlp, {
      traceId: mintTraceId(),
      service: 'backend-next',
      spans: spans.slice(from, from + 100),
    });
  }
});

test('a region that is brushed shows the planted cause first, and leads to its rows', async ({ page }) => {
  await page.goto(explore());
  const squares = page.getByRole('button', { name: /Arrow keys move/ });
  await expect(results(page).getByText('400 rows matched')).toBeVisible();
  await squares.scrollIntoViewIfNeeded();
  const box = await squares.boundingBox();
  if (box === null) throw new Error('The heatmap is not on the page.');
  await page.mouse.move(box.x + 2, box.y + 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.1);
  await page.mouse.move(box.x + box.width - 2, box.y + box.height * 0.2);
  await page.mouse.up();
  await page.getByRole('group', { name: 'The chosen region' }).getByRole('button', { name: 'BubbleUp' }).click();

  await expect(page.getByRole('heading', { name: /^BubbleUp/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'BubbleUp', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(bubbleUp(page)).toContainText('40 rows inside, compared with 360 rows outside');
  await expect(cards(page).first()).toHaveText('app.build');
  const heading = page.getByRole('heading', { name: 'app.build', exact: true });
  const first = bubbleUp(page).getByRole('listitem').filter({ has: heading });
  await expect(first).toContainText('app.build = 41 holds for 100 % inside and 0 % outside');
  await first.getByText('The arithmetic').click();
  await expect(first).toContainText('40 ÷ 40 = 100 %');
  await expect(first).toContainText('it stands out');
  await first.getByRole('button', { name: 'Only this: app.build = 41' }).click();
  await expect(page).toHaveURL(/app\.build/);
  await expect(results(page).getByText('40 rows matched')).toBeVisible();
});

test('by the keyboard alone: an address opens the comparison, a column is sought, grouped by, and the panel left', async ({
  page,
}) => {
  await page.goto(explore(regionOf(500, 2000)));
  await expect(bubbleUp(page)).toContainText('stand out');
  await expectNothingSerious(page);
  // What looks like a secret is hidden, and nothing asks for it.
  await expect(bubbleUp(page)).toContainText('(hidden: ');
  await expect(bubbleUp(page)).not.toContainText('eyJzdWIiOiI0MSJ9');
  await bubbleUp(page)
    .getByText(/^Only restates the region/)
    .focus();
  await page.keyboard.press('Enter');
  await expect(bubbleUp(page).getByText('The region was drawn on this very column.')).toBeVisible();

  await bubbleUp(page).getByRole('searchbox', { name: 'Filter the columns' }).focus();
  await page.keyboard.type('app.bu');
  await expect(cards(page)).toHaveText(['app.build']);
  await press(page, bubbleUp(page).getByRole('button', { name: 'Group by this column: app.build' }));
  await expect(results(page).getByRole('columnheader', { name: 'app.build' })).toBeVisible();
  await page.goBack();
  await expect(bubbleUp(page)).toContainText('stand out');
  await bubbleUp(page).getByRole('radio', { name: 'Dimensions' }).focus();
  await page.keyboard.press('Escape');
  await expect(bubbleUp(page)).toBeHidden();
});

test('a region with everything in it, or nothing, says so and what to do', async ({ page }) => {
  await page.goto(explore(regionOf(0, 1e6)));
  await expect(bubbleUp(page).getByText('The region holds everything')).toBeVisible();
  await page.goto(explore(regionOf(5000, 6000)));
  await expect(bubbleUp(page).getByText('No row lies in this region')).toBeVisible();
});
