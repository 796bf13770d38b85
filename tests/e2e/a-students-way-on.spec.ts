import { expect, test } from './support/classroom.ts';
import { steps } from './support/course.ts';
import { finishLesson, firstLessons, lastLessons, stepsOf } from './support/walk.ts';

// This student comes with the first lessons done, as the walk through those leaves them.
test.use({
  classroomOf: 'student who goes on',
  alreadyDone: stepsOf(firstLessons).map(({ id }) => id),
  permissions: ['clipboard-read', 'clipboard-write'],
});

test.describe.serial('the walk through the last lessons', () => {
  for (const lesson of lastLessons) {
    test(`a student finishes the lesson ${lesson} by clicking, each step first red and then green`, ({ page }) =>
      finishLesson(page, lesson));
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
