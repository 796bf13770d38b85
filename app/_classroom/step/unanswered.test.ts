import { describe, expect, it } from 'vitest';
import { answerExpectationSchema } from '@/lib/checker/answer-expectation.ts';
import { judgeAnswers } from '@/lib/checker/judge-answer.ts';
import { quietlyUnanswered } from './unanswered.ts';

const question = (id: string) => ({
  id,
  kind: 'single',
  text: `${id}?`,
  options: [
    { id: 'a', text: 'a', correct: true, because: 'a' },
    { id: 'b', text: 'b', correct: false, because: 'b' },
  ],
});
const quiz = answerExpectationSchema.parse({
  schema: 'spanwalk/answer-expectation/v1',
  step: 'quiz',
  title: 'Quiz',
  questions: [question('one'), question('two'), question('three')],
  before: { one: 'b' },
  after: { one: 'a', two: 'a', three: 'a' },
});

describe('a quiz that is answered in part', () => {
  it('explains what is wrong, and does not judge what is not answered', () => {
    const report = quietlyUnanswered(judgeAnswers(quiz, { one: 'b', two: 'a' }, [], { lesson: 'l', variant: 'v' }));
    expect(report.checks.map(({ status, findings }) => [status, findings.length])).toEqual([
      ['failed', 1],
      ['passed', 0],
      ['skipped', 0],
    ]);
    expect(report.checks[2]?.why).toBe('Not answered yet.');
    expect(report.status).toBe('failed');
  });

  it('is waited for where nothing in it is wrong', () => {
    const { status, score } = quietlyUnanswered(judgeAnswers(quiz, { one: 'a' }, [], { lesson: 'l', variant: 'v' }));
    expect([status, Math.round(score)]).toEqual(['waiting', 33]);
  });
});
