import { expect, test } from './support/classroom.ts';
import { expectGreen, runByClicking } from './support/step-page.ts';
import { expectTheTraceOfThatClick } from './support/trace-of-a-click.ts';
import { finishLesson, firstLessons, lastLessons, stepsOf, wayInto } from './support/walk.ts';

test.use({ classroomOf: 'student', permissions: ['clipboard-read', 'clipboard-write'] });

test.describe.serial('the walk through the first lessons', () => {
  for (const lesson of firstLessons) {
    test(`a student finishes the lesson ${lesson} by clicking, each step first red and then green`, ({ page }) =>
      finishLesson(page, lesson));
  }

  test('whoever has walked them is led on to the next lesson', async ({ page }) => {
    await page.goto('/');
    const done = page.getByRole('main').getByRole('link', { name: / \(done\)/ });
    await expect(done).toHaveCount(stepsOf(firstLessons).length);
    await expect(page.getByRole('link', { name: wayInto(lastLessons[0]!) })).toBeVisible();
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
