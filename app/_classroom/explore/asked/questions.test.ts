import { describe, expect, it } from 'vitest';
import { questionsIn, withQuestion, type Question } from './questions.ts';

const question = (column: string, at = 1): Question => ({ spec: { breakdowns: [column] }, at, rows: 2, matched: 3 });

describe('the questions asked lately', () => {
  it('stand with the newest first', () => {
    const asked = [question('a', 1), question('b', 2)].reduce<Question[]>(withQuestion, []);
    expect(asked.map(({ at }) => at)).toEqual([2, 1]);
  });

  it('hold each question once, as it was asked last', () => {
    const again = { ...question('a', 9), spec: { breakdowns: ['a'], limit: 100 } };
    expect(withQuestion([question('b', 2), question('a', 1)], again)).toEqual([again, question('b', 2)]);
  });

  it('are fifty at most', () => {
    const many = Array.from({ length: 60 }, (_, index) => question(`c${index}`, index));
    expect(many.reduce<Question[]>(withQuestion, [])).toHaveLength(50);
  });

  it.each(['', '{', 'null', '{}', '[null, 1, {"spec": {"filters": 1}, "at": 1, "rows": 1, "matched": 1}]', '[{"spec": {}}]'])(
    'are none where the browser kept %j',
    (kept) => expect(questionsIn(kept)).toEqual([]),
  ); // prettier-ignore

  it('come back as they were kept', () => {
    expect(questionsIn(JSON.stringify([question('a')]))).toEqual([question('a')]);
  });
});
