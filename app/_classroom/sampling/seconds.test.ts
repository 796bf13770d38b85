import { describe, expect, it } from 'vitest';
import { expectedOf, MOST_SECONDS, noted, readDecided, totalsOf, type Second } from './seconds.ts';

const none = { reservoir: 0, borrowed: 0, rate: 0, 'left out': 0 };

describe('the seconds', () => {
  it('count each decision in its own second', () => {
    let seconds: Second[] = [];
    for (const [at, decision] of [[7, 'borrowed'], [7, 'left out'], [7, 'left out'], [8, 'rate']] as const) {
      seconds = noted(seconds, at, decision);
    } // prettier-ignore
    expect(seconds).toEqual([
      { at: 7, counts: { ...none, borrowed: 1, 'left out': 2 } },
      { at: 8, counts: { ...none, rate: 1 } },
    ]);
    expect(totalsOf(seconds)).toEqual({ ...none, borrowed: 1, rate: 1, 'left out': 2 });
  });

  it('are empty where no request was sent', () => {
    const seconds = noted(noted([], 7, 'rate'), 10, 'rate');
    expect(seconds.map(({ at, counts }) => [at, counts.rate])).toEqual([[7, 1], [8, 0], [9, 0], [10, 1]]); // prettier-ignore
  });

  it('forget the oldest', () => {
    let seconds: Second[] = [];
    for (let at = 1; at <= MOST_SECONDS + 5; at += 1) seconds = noted(seconds, at, 'rate');
    expect([seconds.length, seconds[0]?.at]).toEqual([MOST_SECONDS, 6]);
    expect(noted(seconds, 10_000, 'rate').map(({ at }) => at)).toEqual(
      Array.from({ length: MOST_SECONDS }, (_, nth) => 10_000 - MOST_SECONDS + 1 + nth),
    );
  });

  it('take an answer that comes late, in the second it was sent', () => {
    expect(noted(noted([], 8, 'rate'), 8, 'reservoir')).toHaveLength(1);
  });
});

describe('what a rule keeps', () => {
  it.each([
    [{ rate: 0.1, quota: 5 }, 20, 6.5],
    [{ rate: 0.1, quota: null }, 20, 2.9],
    [{ rate: 0.1, quota: 5 }, 2, 2],
    [{ rate: 0, quota: 0 }, 20, 0],
    [{ rate: 1, quota: 1000 }, 20, 20],
  ])('with %j, of %i a second, is %d', (rule, perSecond, kept) => {
    expect(expectedOf({ name: 'any', ...rule }, perSecond)).toBeCloseTo(kept);
  });
});

describe('an answer of the service', () => {
  it('is read with its rule, or with none', () => {
    expect(readDecided({ decision: 'rate', rule: { name: 'Cruddur', rate: 0.1, quota: 5 } })).toEqual({
      decision: 'rate',
      rule: { name: 'Cruddur', rate: 0.1, quota: 5 },
    });
    expect(readDecided({ decision: 'left out', rule: null })).toEqual({ decision: 'left out', rule: null });
  });

  it.each([null, 'rate', {}, { decision: 'perhaps' }])('that is %j is no decision', (body) => {
    expect(readDecided(body)).toBeNull();
  });
});
