import { describe, expect, it } from 'vitest';
import { trace } from '../../tests/support/trace.ts';
import { answerExpectationSchema, type AnswerExpectationInput, type Answers } from './answer-expectation.ts';
import { judgeAnswers, takeFromTelemetry } from './judge-answer.ts';

const option = (id: string, correct: boolean) => ({ id, text: `the ${id} one`, correct, because: `${id}, because` });

const written: AnswerExpectationInput = {
  schema: 'spanwalk/answer-expectation/v1',
  step: 'quiz',
  title: 'Quiz',
  questions: [
    { id: 'one', kind: 'single', text: 'Which?', options: [option('right', true), option('wrong', false)] },
    {
      id: 'many',
      kind: 'multiple',
      text: 'Which ones?',
      options: [option('a', true), option('b', true), option('c', false)],
    },
    {
      id: 'now',
      kind: 'from-telemetry',
      text: 'What is app.now?',
      match: { name: 'http-handler' },
      attribute: 'app.now',
      because: 'Select the span.',
    },
  ],
  before: { one: 'wrong' },
  after: { one: 'right', many: ['b', 'a'], now: { take: 'latest' } },
};
const quiz = answerExpectationSchema.parse(written);

const spans = trace(`
  GET [server]
    http-handler app.now=2024-01-01
    http-handler app.now=2024-01-02`);

function verdicts(answers: Answers, own = spans): string[] {
  const { checks } = judgeAnswers(quiz, answers, own, { lesson: 'l', variant: 'student' });
  return checks.map(({ status, findings }) => [status, ...findings.map(({ code }) => code)].join(' '));
}

describe('judging answers', () => {
  it('passes right answers, in any order of ticks', () => {
    expect(verdicts({ one: 'right', many: ['b', 'a'], now: '2024-01-01' })).toEqual(['passed', 'passed', 'passed']);
  });

  it('explains a right choice too, since it may have been a guess', () => {
    const report = judgeAnswers(quiz, { one: 'right', many: ['a'] }, spans, { lesson: 'l', variant: 'student' });
    expect(report.checks.map(({ why }) => why)).toEqual(['right, because', undefined, undefined]);
  });

  it('explains a wrong choice with what the option itself says', () => {
    const { checks } = judgeAnswers(quiz, { one: 'wrong' }, spans, { lesson: 'l', variant: 'v' });
    expect(checks[0]?.findings[0]).toMatchObject({ code: 'answer.wrong', message: '“the wrong one”: wrong, because' });
  });

  it('tells half an answer from a wrong one, without giving the rest away', () => {
    expect(verdicts({ many: ['a'] })[1]).toBe('failed answer.incomplete');
    expect(JSON.stringify(judgeAnswers(quiz, { many: ['a'] }, spans, { lesson: 'l', variant: 'v' }))).not.toContain(
      'the b one',
    );
    expect(verdicts({ many: ['a', 'b', 'c'] })[1]).toBe('failed answer.wrong');
  });

  it('tells a question without an answer', () => {
    expect(verdicts({})).toEqual(['failed answer.missing', 'failed answer.missing', 'failed answer.missing']);
  });

  it('compares with the student’s own spans', () => {
    expect(verdicts({ now: ' 2024-01-02 ' })[2]).toBe('passed');
    expect(verdicts({ now: '2031-01-01' })[2]).toBe('failed answer.not-in-telemetry');
    expect(verdicts({ now: '2024-01-01' }, [])[2]).toBe('failed answer.no-telemetry');
  });

  it('takes a sample’s answer from the newest span', () => {
    expect(takeFromTelemetry(quiz, quiz.after, spans)).toEqual({ one: 'right', many: ['b', 'a'], now: '2024-01-02' });
  });

  it.each([
    ['a single choice with two right options', { options: [option('a', true), option('b', true)] }],
    ['options of the same id', { options: [option('a', true), option('a', false)] }],
    ['no right option', { kind: 'multiple', options: [option('a', false), option('b', false)] }],
    [
      'an option that does not explain itself',
      { options: [option('a', true), { id: 'b', text: 'b', correct: false }] },
    ],
  ])('refuses to be written with %s', (_, change) => {
    const questions = [{ ...written.questions[0], ...change }];
    expect(answerExpectationSchema.safeParse({ ...written, questions, before: {}, after: {} }).success).toBe(false);
  });
});
