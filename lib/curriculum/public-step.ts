import type { AnswerExpectation, Question } from '../checker/answer-expectation.ts';
import type { Stimulus } from '../checker/stimulus.ts';
import type { Step } from './step.ts';

/** A question without its answer: what may be sent to the one who is asked. */
export interface PublicQuestion {
  id: string;
  kind: Question['kind'];
  text: string;
  options: { id: string; text: string }[];
  placeholder: string;
}

/** A step as its page needs it to act: neither the samples nor the right answers are in it. */
export type PublicStep =
  | { kind: 'read'; id: string }
  | { kind: 'emit'; id: string; variants: readonly string[]; stimuli: Stimulus[] }
  | { kind: 'query'; id: string; task: string }
  | { kind: 'answer'; id: string; questions: PublicQuestion[] };

const publicQuestion = (question: Question): PublicQuestion => ({
  id: question.id,
  kind: question.kind,
  text: question.text,
  options: 'options' in question ? question.options.map(({ id, text }) => ({ id, text })) : [],
  placeholder: ('placeholder' in question ? question.placeholder : undefined) ?? '',
});

const publicQuestions = ({ questions }: AnswerExpectation): PublicQuestion[] => questions.map(publicQuestion);

/** What a step's page is given. */
export function publicStep(step: Step): PublicStep {
  const { id } = step;
  switch (step.kind) {
    case 'read':
      return { kind: 'read', id };
    case 'emit':
      return { kind: 'emit', id, variants: step.variants, stimuli: step.expectation.stimulus };
    case 'query':
      return { kind: 'query', id, task: step.expectation.task ?? '' };
    case 'answer':
      return { kind: 'answer', id, questions: publicQuestions(step.expectation) };
    default:
      return step satisfies never;
  }
}
