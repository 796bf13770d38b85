import { describe, expect, it } from 'vitest';
import { localText, secondsFrom } from './local-time.ts';
import { compareChoices, granularityChoices } from './span-words.ts';

const values = (choices: { value: string }[]): string[] => choices.map(({ value }) => value);

describe('what can be chosen beside a time range', () => {
  it('is a comparison with a time that does not overlap with it', () => {
    expect(values(compareChoices({ time_range: 86_400 }))).toEqual(['', '86400', '604800', '2419200', '15724800']);
    expect(values(compareChoices({ time_range: 600 }))).toHaveLength(9);
  });

  it('is a comparison that the query has, though it overlaps, so that it can be seen and changed', () => {
    expect(values(compareChoices({ time_range: 86_400, compare_time_offset_seconds: 1800 }))).toContain('1800');
  });

  it('is a granularity that suits it, and the one that the query has', () => {
    expect(values(granularityChoices({ time_range: 600 }))).toEqual(['', '1', '5', '10', '30', '60', '300']);
    expect(values(granularityChoices({ time_range: 600, granularity: 7 }))).toContain('7');
  });
});

describe('a moment by the reader’s clock', () => {
  it('comes back as it was', () => expect(secondsFrom(localText(1_700_000_123))).toBe(1_700_000_123));

  it.each(['', 'x', '1812-01-01T00:00', '99999-01-01T00:00'])('is none where %j is typed', (text) =>
    expect(secondsFrom(text)).toBeNull(),
  );
});
