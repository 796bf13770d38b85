import { describe, expect, it } from 'vitest';
import type { Step } from '../../curriculum/step.ts';
import { toldGiven } from './told-given.ts';

const option = (id: string, text: string) => ({ id, text, correct: false, because: 'so' });
const quiz = {
  kind: 'answer',
  expectation: {
    questions: [
      { id: 'one', kind: 'single', text: 'Which?', options: [option('a', 'The first'), option('b', 'The second')] },
      { id: 'many', kind: 'multiple', text: 'Which ones?', options: [option('a', 'Apples'), option('b', 'Pears')] },
      { id: 'seen', kind: 'from-telemetry', text: 'What is its id?' },
    ],
  },
} as unknown as Step;

describe('what was handed in, in a journal', () => {
  it('is each answer in the words of its options, under its question', () => {
    expect(toldGiven(quiz, { answers: { one: 'b', many: ['a', 'b'], seen: '0af7' } })).toEqual([
      { what: 'Which?', answer: 'The second' },
      { what: 'Which ones?', answer: 'Apples; Pears' },
      { what: 'What is its id?', answer: '0af7' },
    ]);
  });

  it('is said to be no answer where there was none, and the bare id where the option is gone by now', () => {
    expect(toldGiven(quiz, { answers: { one: 'gone', many: [] } }).map(({ answer }) => answer)).toEqual([
      'gone',
      '(not answered)',
      '(not answered)',
    ]);
  });

  it('is a query as it was, and each document under its name', () => {
    expect(toldGiven(quiz, { query: { limit: 3 } })).toEqual([{ what: 'The query', answer: { limit: 3 } }]);
    const documents = [{ id: 'Cruddur', body: { FixedRate: 0.1 } }];
    expect(toldGiven(quiz, { documents })).toEqual([{ what: 'Cruddur', answer: { FixedRate: 0.1 } }]);
  });

  it('is nothing where nothing was kept', () => {
    expect(toldGiven(quiz, undefined)).toEqual([]);
  });
});
