import { doStep } from './support/by-clicking.ts';
import { expect, test } from './support/classroom.ts';
import { steps } from './support/course.ts';
import { expectGreen, runByClicking } from './support/step-page.ts';
import { expectTheTraceOfThatClick } from './support/trace-of-a-click.ts';

test.use({ classroomOf: 'student', permissions: ['clipboard-read', 'clipboard-write'] });
const lessons = [...new Set(steps.map(({ lesson }) => lesson))];

// One student walks the whole course: a lesson begins where the one before it ended.
test.describe.serial('the walk through the course', () => {
  for (const lesson of lessons) {
    test(`a student finishes the lesson ${lesson} by clicking, each step first red and then green`, async ({
      page,
    }) => {
      test.setTimeout(300_000);
      await page.goto('/');
      await page.getByRole('link', { name: lesson === lessons[0] ? 'Begin with the first step' : /^Go on: / }).click();
      const way = page.getByRole('navigation', { name: 'Previous and next step' });

      for (const [at, step] of steps.entries()) {
        if (step.lesson !== lesson) continue;
        await test.step(step.id, async () => {
          await expect(page.getByRole('heading', { level: 1, name: step.title })).toBeVisible();
          await doStep(page, step);
          const rail = page.getByRole('navigation', { name: /^Steps of/ });
          await expect(rail.getByRole('link', { name: `${step.title} (done)` })).toBeVisible();
          await way.getByRole('link').last().click();
          const ahead = steps[at + 1];
          await expect(page).toHaveURL(ahead === undefined ? '/' : `/learn/${ahead.lesson}/${ahead.id}`);
        });
      }
    });
  }

  test('whoever has walked every step is told so, and may walk again from the start', async ({ page }) => {
    await page.goto('/');
    for (const { title } of steps) {
      await expect(page.getByRole('main').getByRole('link', { name: `${title} (done)` })).toBeVisible();
    }
    await expect(page.getByText('Every step is done. Well walked.')).toBeVisible();
    await page.getByRole('link', { name: 'Walk it again from the start' }).click();
    await expect(page.getByRole('heading', { level: 1, name: steps[0]!.title })).toBeVisible();
  });
});

for (const step of ['honeycomb/creating-a-span', 'x-ray/mock-data']) {
  test(`the rows of a click in ${step} arrive by the live feed, not by asking for the trace`, async ({ page }) => {
    // Whatever the page asks about a trace goes unanswered: only the feed can bring a row.
    await page.route(/\/classroom\/(traces\/|signals\?)/, (route) => route.abort());
    await page.goto(`/learn/${step}`);
    const run = await runByClicking(page, 'After');
    await expectGreen(page);
    await expectTheTraceOfThatClick(page, run);
  });
}
