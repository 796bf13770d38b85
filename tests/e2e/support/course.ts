import { loadCurriculum } from '@/lib/curriculum/load.ts';
import type { Step } from '@/lib/curriculum/step.ts';

/** Every step of every lesson, in the order of the course, as the lessons' own files say. */
export const steps: Step[] = loadCurriculum(process.cwd()).lessons.flatMap((lesson) => lesson.steps);

/** A step by its id. @throws where there is none, for the test that names it is wrong then */
export function stepOf<Kind extends Step['kind']>(id: string, kind: Kind): Extract<Step, { kind: Kind }> {
  const step = steps.find((one) => one.id === id);
  if (step?.kind !== kind) throw new Error(`There is no ${kind} step “${id}”.`);
  return step as Extract<Step, { kind: Kind }>;
}
