import { describe, expect, it } from 'vitest';
import { indexesOf, rowsInSight, scrollFor } from './window.ts';

describe('the rows that are drawn', () => {
  it('are those in sight and some beyond', () => {
    expect(rowsInSight({ scrollTop: 3000, height: 300 }, 30, 10_000)).toEqual({ first: 90, end: 130 });
  });

  it('stay within the list', () => {
    expect(rowsInSight({ scrollTop: 0, height: 300 }, 30, 4)).toEqual({ first: 0, end: 4 });
    expect(rowsInSight({ scrollTop: 90_000, height: 300 }, 30, 50)).toEqual({ first: 50, end: 50 });
  });

  it('do not change with every pixel', () => {
    const atTheTop = rowsInSight({ scrollTop: 3001, height: 300 }, 30, 10_000);
    expect(rowsInSight({ scrollTop: 3290, height: 300 }, 30, 10_000)).toEqual(atTheTop);
  });

  it('always cover what is in sight', () => {
    for (let scrollTop = 0; scrollTop < 5000; scrollTop += 37) {
      const { first, end } = rowsInSight({ scrollTop, height: 300 }, 30, 10_000);
      expect(first * 30).toBeLessThanOrEqual(scrollTop);
      expect(end * 30).toBeGreaterThanOrEqual(scrollTop + 300);
    }
  });

  it('keep the row with the keyboard, wherever it is', () => {
    expect(indexesOf({ first: 5, end: 8 }, 2)).toEqual([2, 5, 6, 7]);
    expect(indexesOf({ first: 5, end: 8 }, 9)).toEqual([5, 6, 7, 9]);
    expect(indexesOf({ first: 5, end: 8 }, 6)).toEqual([5, 6, 7]);
    expect(indexesOf({ first: 5, end: 8 }, -1)).toEqual([5, 6, 7]);
  });
});

describe('scrolling to a row', () => {
  it.each([
    ['above', 2, 60],
    ['in sight', 12, 300],
    ['a little below', 25, 480],
  ])('that is %s goes no further than needed', (_, index, scrollTop) => {
    expect(scrollFor({ scrollTop: 300, height: 300 }, 30, index)).toBe(scrollTop);
  });

  it.each([
    ['below', 100, 2865],
    ['above', 5, 15],
    ['at the very top', 0, 0],
  ])('that is far %s brings it into the middle', (_, index, scrollTop) => {
    expect(scrollFor({ scrollTop: 2000 * (index === 100 ? 0 : 1), height: 300 }, 30, index)).toBe(scrollTop);
  });
});
