import { pathOfStep } from './neighbours.ts';
import type { Curriculum, Step, StepKind } from './step.ts';

/** A step as a list shows it. */
export interface OutlineStep {
  id: string;
  title: string;
  summary: string;
  kind: StepKind;
  minutes: number;
  href: string;
}

/** The course as a page lists it: no prose, no expectations, small enough to be sent to every page. */
export interface OutlineLesson {
  id: string;
  title: string;
  summary: string;
  steps: OutlineStep[];
}

export const outlineStep = (step: Step): OutlineStep => ({
  id: step.id,
  title: step.title,
  summary: step.summary,
  kind: step.kind,
  minutes: step.minutes,
  href: pathOfStep(step),
});

export const outlineOf = (curriculum: Curriculum): OutlineLesson[] =>
  curriculum.lessons.map(({ id, title, summary, steps }) => ({ id, title, summary, steps: steps.map(outlineStep) }));

/** What one does in a step of each kind, in a word. */
export const kindWords = {
  emit: 'click',
  query: 'ask',
  resource: 'set up',
  answer: 'answer',
  read: 'read',
} as const satisfies Record<StepKind, string>;
