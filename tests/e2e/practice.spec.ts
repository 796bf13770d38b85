import { isClickedOnPage } from '@/lib/checker/stimulus.ts';
import { spanFromJson, type SpanJson } from '@/lib/telemetry/span-json.ts';
import { roundTrips } from '@/lib/waterfall/round-trip.ts';
import { expectNothingSerious } from './support/axe.ts';
import { doStep } from './support/by-clicking.ts';
import { expect, test, type Page } from './support/classroom.ts';
import { steps } from './support/course.ts';
import { expectGreen, runByClicking, type Announced } from './support/step-page.ts';

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

const LATENCY = '/learn/challenges/frontend-backend-latency';
const TWO_SECONDS_NS = 2e9;

/** The bounds between which the backend's clock is ahead of the page's, as the stored spans of a click have them. */
async function boundsOn(page: Page, { traceIds: [click] }: Announced): Promise<[number, number]> {
  const answer = await page.request.get(`/classroom/traces/${click}`);
  const { spans } = (await answer.json()) as { spans: SpanJson[] };
  const [trip] = roundTrips(spans.map(spanFromJson));
  return [trip?.clock.atLeastNs ?? Number.NaN, trip?.clock.atMostNs ?? Number.NaN];
}

for (const [clock, known, aheadNs] of [
  ['2 seconds fast', 'too early to be true. The backend’s clock is behind the page’s', -TWO_SECONDS_NS],
  ['2 seconds slow', 'too late to be true. The backend’s clock is ahead of the page’s', TWO_SECONDS_NS],
] as const) {
  test(`a page whose clock is ${clock} passes all the same, and the picture tells the clocks apart`, async ({
    page,
  }) => {
    await page.goto(`${LATENCY}?variant=after`);
    await page.getByRole('combobox', { name: 'The page’s clock' }).selectOption(clock);
    const run = await runByClicking(page, 'After');
    await expectGreen(page);
    const picture = page.getByRole('region', { name: 'From the page to the backend and back' });
    await expect(picture).toContainText(known);
    await expect(picture).toContainText('Which of the two is wrong, no trace can tell.');
    const [atLeast, atMost] = await boundsOn(page, run);
    expect(atLeast).toBeLessThanOrEqual(aheadNs);
    expect(atMost).toBeGreaterThanOrEqual(aheadNs);
  });
}

test('two clocks that are one are told to be that near, and no nearer', async ({ page }) => {
  await page.goto(LATENCY);
  const run = await runByClicking(page, 'After');
  await expectGreen(page);
  await expect(page.getByRole('region', { name: 'From the page to the backend and back' })).toContainText(
    'That can be true.',
  );
  const [atLeast, atMost] = await boundsOn(page, run);
  expect(atLeast).toBeLessThanOrEqual(0);
  expect(atMost).toBeGreaterThanOrEqual(0);
});

const onPractice = steps.filter((step) => step.kind === 'emit' && isClickedOnPage(step.expectation.stimulus));

for (const step of onPractice) {
  test(`the step ${step.id}, first red and then green, has no serious fault for who cannot see it`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/learn/challenges/${step.id}`);
    await doStep(page, step);
    await expectNothingSerious(page);
  });
}

test('the practice page with its feed has no serious fault for who cannot see it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/practice?clock=slow');
  await page.getByRole('button', { name: 'Load the feed' }).click();
  await expect(page.getByRole('status')).toContainText(/^\d+ posts\.$/);
  await expectNothingSerious(page);
});
