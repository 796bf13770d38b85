import type { Answers, Question } from '../../checker/answer-expectation.ts';
import type { Step } from '../../curriculum/step.ts';
import type { JournalVerdict } from '../../journal/journal.ts';
import type { JsonValue } from '../../telemetry/json.ts';
import type { Given } from '../given.ts';

type Told = JournalVerdict['given'];
type Answer = Told[number]['answer'];

/** JSON has no `undefined`; what holds none is as it was. */
const asAnswer = (value: JsonValue): Answer => value as Answer;

/** An option is told in its own words; one that the question has no more, by its id. */
function answerText(question: Question, answer: Answers[string] | undefined): string {
  const picks = answer === undefined ? [] : [answer].flat();
  const options = 'options' in question ? question.options : [];
  const words = picks.map((pick) => options.find(({ id }) => id === pick)?.text ?? pick);
  return words.join('; ') || '(not answered)';
}

/** What a student handed in, as a journal tells it: each answer under its question. */
export function toldGiven(step: Step, given: Given | undefined): Told {
  if (given === undefined) return [];
  if ('query' in given) return [{ what: 'The query', answer: asAnswer(given.query) }];
  if ('documents' in given) return given.documents.map(({ id, body }) => ({ what: id, answer: asAnswer(body) }));
  if (step.kind !== 'answer') return [];
  const { answers } = given;
  return step.expectation.questions.map((question) => ({
    what: question.text,
    answer: answerText(question, Object.hasOwn(answers, question.id) ? answers[question.id] : undefined),
  }));
}
