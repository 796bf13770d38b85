import { describe, expect, it } from 'vitest';
import { compareDescending, compareValues } from './compare-values.ts';
import { heatmapScale, valueBucket, VALUE_BUCKETS } from './heatmap-scale.ts';
import { matchesFilter, oppositeOf } from './match-filter.ts';
import { calculate, quantile, weighedQuantile } from './calculate.ts';
import { filterOps } from './spec.ts';
import { weightOf } from './weight.ts';

const values = [undefined, '', 'a', 'ab', '7', 7, 0, -1.5, true, false];

describe('what a filter lets pass', () => {
  it.each<[string, unknown, unknown[]]>([
    ['=', 7, [7]],
    ['=', '7', ['7']],
    ['=', true, [true]],
    ['>', 0, [7]],
    ['>=', 0, [7, 0]],
    ['<', 0, [-1.5]],
    ['<=', 'a', ['', 'a', '7']],
    ['>', false, []],
    ['starts-with', 'a', ['a', 'ab']],
    ['ends-with', 'b', ['ab']],
    ['contains', '', ['', 'a', 'ab', '7']],
    ['exists', undefined, values.slice(1)],
    ['in', ['a', 7, true], ['a', 7, true]],
    ['!=', 7, values.filter((value) => value !== 7)],
    ['does-not-exist', undefined, [undefined]],
  ])('[F2] %s %j', (op, value, expected) => {
    const filter = { column: 'x', op, value } as Parameters<typeof matchesFilter>[0];
    expect(values.filter((held) => matchesFilter(filter, held))).toEqual(expected);
  });

  it('[F3] makes every “not” the exact opposite, missing values included', () => {
    for (const op of filterOps.filter((one) => oppositeOf[one] !== undefined)) {
      const value = op === 'not-in' ? ['a'] : 'a';
      const said = values.filter((held) => matchesFilter({ column: 'x', op, value }, held));
      const opposite = oppositeOf[op] ?? op;
      expect(said).toEqual(values.filter((held) => !matchesFilter({ column: 'x', op: opposite, value }, held)));
    }
  });
});

/** Array.sort never hands `undefined` to its comparison, so the values are sorted in a wrapping. */
const sorted = (compare: typeof compareValues) =>
  [true, 'b', undefined, 2, '\u{1F600}', 10, '\uFFFD', false]
    .map((value) => ({ value }))
    .sort((left, right) => compare(left.value, right.value))
    .map(({ value }) => value);

describe('order', () => {
  it('[O3] puts numbers first, then text, then booleans, and what is missing last both ways', () => {
    expect(sorted(compareValues)).toEqual([2, 10, 'b', '\uFFFD', '\u{1F600}', false, true, undefined]);
    expect(sorted(compareDescending)).toEqual([true, false, '\u{1F600}', '\uFFFD', 'b', 10, 2, undefined]);
  });
});

describe('percentiles', () => {
  it('[A3] interpolates between neighbours', () => {
    expect(quantile([10, 20, 30, 40, 50], 0.9)).toBe(46);
    expect(quantile([10], 0.999)).toBe(10);
    expect(quantile([], 0.5)).toBeNull();
  });
});

const one = (value: number, weight: number) => ({ value, weight });

describe('weights', () => {
  it.each([
    [1, 1],
    [10, 10],
    [2.5, 3],
    [2.4, 2],
    [0, 1],
    [-7, 1],
    [1e12, 2_147_483_647],
    ['20', 20],
    ['-20', 1],
    ['2.5', 1],
    ['many', 1],
    [true, 1],
    [undefined, 1],
  ])('[W1] reads the sample rate %j as %i', (rate, weight) => expect(weightOf(rate)).toBe(weight));

  it.each(['COUNT', 'SUM', 'AVG', 'P01', 'P50', 'P90', 'P999', 'MIN', 'MAX'] as const)(
    '[W2] makes %s of one value of weight three the same as of three values',
    (op) => {
      const weighed = [one(5, 3), one(1, 1), one(8, 2)];
      const spelledOut = [5, 5, 5, 1, 8, 8].map((value) => one(value, 1));
      expect(calculate({ op }, weighed)).toBeCloseTo(calculate({ op }, spelledOut) ?? Number.NaN, 12);
    },
  );

  it('[W2] leaves COUNT_DISTINCT at what was sent', () => {
    const names = ['a', 'b', 'a'].map((value) => ({ value, weight: 100 }));
    expect(calculate({ op: 'COUNT_DISTINCT' }, names)).toBe(2);
  });

  it('[W2] finds a percentile among more spans than could be spelled out', () => {
    const ladder = [1, 2, 3].map((value) => ({ value, weight: 2_147_483_647 }));
    expect(weighedQuantile(ladder, 0.5)).toBe(2);
    expect(weighedQuantile(ladder, 0.99)).toBe(3);
  });
});

describe('the axis of a heatmap', () => {
  it('[H1] is logarithmic where values span a factor of twenty', () => {
    expect(heatmapScale({ min: 1, max: 1000, low: 1 }).kind).toBe('log');
    expect(heatmapScale({ min: 1, max: 19, low: 1 }).kind).toBe('linear');
    expect(heatmapScale({ min: -5, max: -1, low: -5 }).kind).toBe('linear');
    expect(heatmapScale({ min: 4, max: 4, low: 4 }).kind).toBe('single');
  });

  it('[H1] is the one that is wished for, where its values allow it', () => {
    expect(heatmapScale({ min: 1, max: 1000, low: 1 }, 'linear').kind).toBe('linear');
    expect(heatmapScale({ min: 1, max: 2, low: 1 }, 'log').kind).toBe('log');
    expect(heatmapScale({ min: -5, max: -1, low: -5 }, 'log').kind).toBe('linear');
  });

  it.each([
    { min: 0, max: 100, low: 0.5 },
    { min: 2, max: 30, low: 2 },
    { min: -10, max: 10, low: -9 },
  ])('[H2] gives every value of %j the bucket whose edges enclose it', (range) => {
    const scale = heatmapScale(range);
    expect(scale.edges).toHaveLength(VALUE_BUCKETS + 1);
    expect(scale.edges[0]).toBe(range.min);
    expect(scale.edges.at(-1)).toBe(range.max);
    for (let value = range.min; value <= range.max; value += 0.0937) {
      const bucket = valueBucket(scale, value);
      expect(value).toBeGreaterThanOrEqual((scale.edges[bucket] ?? Number.NaN) - 1e-9);
      expect(value).toBeLessThanOrEqual((scale.edges[bucket + 1] ?? Number.NaN) + 1e-9);
    }
    expect(valueBucket(scale, range.max)).toBe(VALUE_BUCKETS - 1);
  });
});
