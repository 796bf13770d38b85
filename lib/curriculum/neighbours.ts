import type { Curriculum, Lesson, Step } from './step.ts';

/** Every step in the order of reading, across the lessons. */
export const allSteps = (curriculum: Curriculum): Step[] => curriculum.lessons.flatMap((lesson) => lesson.steps);

/** A step and its lesson by the step's id; null where no step has it. */
export function findStep(curriculum: Curriculum, stepId: string): { lesson: Lesson; step: Step } | null {
  for (const lesson of curriculum.lessons) {
    const step = lesson.steps.find(({ id }) => id === stepId);
    if (step) return { lesson, step };
  }
  return null;
}

/** The steps before and after one, across lessons; null at either end, and for an id that no step has. */
export function neighboursOf(curriculum: Curriculum, stepId: string): { previous: Step | null; next: Step | null } {
  const steps = allSteps(curriculum);
  const at = steps.findIndex(({ id }) => id === stepId);
  if (at === -1) return { previous: null, next: null };
  return { previous: steps[at - 1] ?? null, next: steps[at + 1] ?? null };
}

/** The nearest earlier step of a lesson that sends anything: what a question there is about. Null where there is none. */
export function emitStepBefore({ steps }: Pick<Lesson, 'steps'>, stepId: string): Step | null {
  const at = steps.findIndex(({ id }) => id === stepId);
  return steps.slice(0, Math.max(0, at)).findLast(({ kind }) => kind === 'emit') ?? null;
}

/** Where a step's page is. */
export const pathOfStep = (step: Pick<Step, 'lesson' | 'id'>): string => `/learn/${step.lesson}/${step.id}`;
