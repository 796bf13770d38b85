import type { Page } from '@playwright/test';
import type { Step } from '@/lib/curriculum/step.ts';
import { doStep } from './by-clicking.ts';
import { expect, test } from './classroom.ts';
import { steps } from './course.ts';

const lessons = [...new Set(steps.map(({ lesson }) => lesson))];

/** Two students share the course, for one needs longer than all other tests beside it; each has about half the time. */
const half = lessons.indexOf('rollbar');
export const firstLessons = lessons.slice(0, half);
export const lastLessons = lessons.slice(half);

export const stepsOf = (some: readonly string[]): Step[] => steps.filter(({ lesson }) => some.includes(lesson));

/** What the first page offers to a student who has done all before this lesson, and nothing of it. */
export const wayInto = (lesson: string): string =>
  lesson === lessons[0] ? 'Begin with the first step' : `Go on: ${stepsOf([lesson])[0]!.title}`;

async function walkOneStep(page: Page, step: Step): Promise<void> {
  const way = page.getByRole('navigation', { name: 'Previous and next step' });
  await expect(page.getByRole('heading', { level: 1, name: step.title })).toBeVisible();
  await doStep(page, step);
  const rail = page.getByRole('navigation', { name: /^Steps of/ });
  await expect(rail.getByRole('link', { name: `${step.title} (done)` })).toBeVisible();
  await way.getByRole('link').last().click();
  const ahead = steps[steps.indexOf(step) + 1];
  await expect(page).toHaveURL(ahead === undefined ? '/' : `/learn/${ahead.lesson}/${ahead.id}`);
}

/** Walks a lesson from the first page to its end; it begins where the one before it ended. */
export async function finishLesson(page: Page, lesson: string): Promise<void> {
  test.setTimeout(300_000);
  await page.goto('/');
  await page.getByRole('link', { name: wayInto(lesson) }).click();
  for (const step of stepsOf([lesson])) await test.step(step.id, () => walkOneStep(page, step));
}
