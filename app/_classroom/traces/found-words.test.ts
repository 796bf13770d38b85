import { describe, expect, it } from 'vitest';
import { foundWords } from './found-words.ts';

const plain = { words: '', failed: false, slowerMs: null, before: null };

describe('what the list says of itself', () => {
  it.each([
    [100, { total: 4211, older: 4211 }, 'The newest 100 of 4,211 traces.'],
    [100, { total: 4211, older: 4011 }, '201 to 300 of 4,211 traces, the newest first.'],
    [11, { total: 4211, older: 11 }, '4,201 to 4,211 of 4,211 traces, the newest first.'],
    [3, { total: 3, older: 3 }, '3 traces, the newest first.'],
    [1, { total: 1, older: 1 }, '1 trace.'],
    [1, null, ''],
  ])('%i shown of %o', (shown, count, words) => {
    expect(foundWords(plain, shown, count)).toBe(words);
  });

  it('tells what was found from what there is', () => {
    const asked = { ...plain, failed: true };
    expect(foundWords(asked, 100, { total: 142, older: 142 })).toBe('The newest 100 of 142 traces found.');
  });
});
