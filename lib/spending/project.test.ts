import { describe, expect, it } from 'vitest';
import { project } from './project.ts';
import { DAY, HOUR } from './spending.fixture.ts';

const basis = { amount: 1000, measuredMs: DAY, freeAmount: 100_000, price: { usd: 5, per: 1_000_000 } };

describe('a month’s projection', () => {
  it('is the measured amount for as many times as its window fits into a month', () => {
    expect(project(basis)).toEqual({
      kind: 'month',
      measuredMs: DAY,
      grounds: 'days',
      amount: 30_400,
      share: 0.304,
      usedUpAfterDays: null,
      usd: 0,
    });
  });

  it('says after how many days the free tier is used up, and what the rest would cost', () => {
    const projected = project({ ...basis, amount: 10_000 });
    expect(projected).toMatchObject({ amount: 304_000, usedUpAfterDays: 10 });
    expect(projected.kind === 'month' && projected.usd).toBeCloseTo(1.02, 10);
    expect(project({ ...basis, amount: 10_000, price: null })).toMatchObject({ usd: null });
  });

  it('is not made of less than an hour, however much came in it', () => {
    expect(project({ ...basis, measuredMs: HOUR - 1 })).toEqual({ kind: 'none', because: 'too-short', measuredMs: HOUR - 1 });
    expect(project({ ...basis, measuredMs: 0 })).toMatchObject({ because: 'too-short' });
    expect(project({ ...basis, measuredMs: HOUR })).toMatchObject({ kind: 'month', grounds: 'hours' });
  });

  it('is not made of nothing', () => {
    expect(project({ ...basis, amount: 0 })).toEqual({ kind: 'none', because: 'nothing', measuredMs: DAY });
  });

  it('says how much of the ordinary it has seen', () => {
    const grounds = [DAY - 1, DAY, 7 * DAY - 1, 7 * DAY].map((measuredMs) => project({ ...basis, measuredMs }));
    expect(grounds.map((each) => each.kind === 'month' && each.grounds)).toEqual(['hours', 'days', 'days', 'weeks']);
  });
}); // prettier-ignore
