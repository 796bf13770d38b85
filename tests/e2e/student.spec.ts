import { doStep, expectTheRowsOfThatClick } from './support/by-clicking.ts';
import { expect, test } from './support/classroom.ts';
import { steps as all } from './support/course.ts';
import { expectGreen, runByClicking } from './support/step-page.ts';

/** The lessons on vendors' own systems have walks of their own: what they send is more than spans. */
const steps = all.filter(({ lesson }) => lesson === 'live-stream' || lesson === 'honeycomb');

test.use({ classroomOf: 'student', permissions: ['clipboard-read', 'clipboard-write'] });

test('a student finishes both lessons by clicking, each step first red and then green', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('/');
  await page.getByRole('link', { name: 'Begin with the first step' }).click();
  const way = page.getByRole('navigation', { name: 'Previous and next step' });

  for (const [at, step] of steps.entries()) {
    await test.step(step.id, async () => {
      await expect(page.getByRole('heading', { level: 1, name: step.title })).toBeVisible();
      await doStep(page, step);
      const rail = page.getByRole('navigation', { name: /^Steps of/ });
      await expect(rail.getByRole('link', { name: `${step.title} (done)` })).toBeVisible();
      await way.getByRole('link').last().click();
      const ahead = all[at + 1];
      if (ahead) await page.waitForURL(`**/learn/${ahead.lesson}/${ahead.id}`);
    });
  }

  await page.goto('/');
  for (const { title } of steps) {
    await expect(page.getByRole('main').getByRole('link', { name: `${title} (done)` })).toBeVisible();
  }
});

test('the rows of a click arrive by the live feed, not by asking for the trace', async ({ page }) => {
  // Whatever the page asks about a trace goes unanswered: only the feed can bring a row.
  await page.route('**/classroom/traces/*', (route) => route.abort());
  await page.goto('/learn/honeycomb/creating-a-span');
  const run = await runByClicking(page, 'After');
  await expectGreen(page);
  await expectTheRowsOfThatClick(page, run);
});
