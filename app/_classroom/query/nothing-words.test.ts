import { describe, expect, it } from 'vitest';
import { made } from '@/lib/guard/leaks.fixture.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { nextQuestions, nothingWords } from './nothing-words.ts';

const at = Date.UTC(2026, 0, 2, 12);
const hoursAgo = (hours: number): number => at - hours * 3_600_000;
const lately: QuerySpecInput = { calculations: [{ op: 'COUNT' }], time_range: 600 };
const slow: QuerySpecInput = { ...lately, filters: [{ column: 'duration_ms', op: '>', value: 900 }] };

const came = (fitting: number | null, ofAll = fitting) => ({ fitting, ofAll, at });

describe('nothing that matches', () => {
  it('speaks of the WHERE only where there is one', () => {
    expect(nothingWords(lately, undefined)).toEqual(['No row came within the last 10 minutes.']);
    expect(nothingWords(slow, undefined)).toEqual(['No row passes the WHERE within the last 10 minutes.']);
    expect(nothingWords({ start_time: 0, end_time: 60 }, undefined)).toEqual([
      'No row came from 1970-01-01 00:00:00 to 1970-01-01 00:01:00.',
    ]);
  });

  it('says when the newest row came, and asks about a time that reaches to it', () => {
    expect(nothingWords(lately, came(hoursAgo(3))).join(' ')).toMatch(/The newest row is from 2 Jan 2026/);
    expect(nextQuestions({ ...lately, granularity: 5 }, came(hoursAgo(3)))).toEqual([
      { words: 'Ask about the last 8 hours', spec: { ...lately, time_range: 28_800 } },
    ]);
  });

  it('asks about a window where no range reaches to the newest row, or it is ahead of the clock', () => {
    for (const newest of [hoursAgo(24 * 60), at + 3_600_000]) {
      const [next] = nextQuestions(slow, came(newest));
      expect(next?.words).toBe('Ask about the hour before it');
      expect(next?.spec.time_range).toBeUndefined();
      expect((next?.spec.start_time ?? 0) * 1000).toBeLessThan(newest);
      expect((next?.spec.end_time ?? 0) * 1000).toBeGreaterThan(newest);
    }
  });

  it('asks again for what came meanwhile', () => {
    expect(nextQuestions(lately, came(at - 5000))).toEqual([{ words: 'Ask again', spec: lately }]);
  });

  it('takes a filter out that let nothing pass at any time', () => {
    expect(nothingWords(slow, came(null, at)).at(-1)).toMatch(
      /^None that is here passes it at any time. The newest row of all/,
    );
    expect(nextQuestions(slow, came(null, at))).toEqual([
      { words: 'Ask without duration_ms > 900', spec: { ...slow, filters: [] } },
    ]);
  });

  it('takes out each of several, or all of them, and names no secret', () => {
    const filters = [...(slow.filters ?? []), { column: 'app.password', op: '=' as const, value: made.word }];
    const words = nextQuestions({ ...slow, filters }, came(null, at)).map((next) => next.words);
    expect(words).toEqual([
      'Ask without duration_ms > 900',
      'Ask without app.password = "(hidden: 15 characters)"',
      'Ask without the WHERE',
    ]);
  });

  it('says where nothing is here at all', () => {
    expect(nothingWords(slow, came(null)).at(-1)).toBe('Nothing is here yet: send some spans, and ask again.');
    expect(nextQuestions(slow, came(null))).toEqual([]);
  });
});
