import { describe, expect, it } from 'vitest';
import { bucketStarts, chooseGranularity, planQuery } from './plan.ts';
import { querySpecSchema, type QuerySpecInput } from './spec.ts';

const NOW = 1_795_000_123_456;
const planOf = (spec: QuerySpecInput) => planQuery(querySpecSchema.parse(spec), NOW, '__all__');

describe('making a query definite', () => {
  it.each<[string, QuerySpecInput, [number, number]]>([
    ['[T1] looks back two hours', {}, [NOW - 7_200_000, NOW]],
    ['[T1] looks back the time range', { time_range: 600 }, [NOW - 600_000, NOW]],
    ['[T2] looks forward from a start', { time_range: 600, start_time: 1000 }, [1_000_000, 1_600_000]],
    ['[T2] looks forward two hours from a start alone', { start_time: 1000 }, [1_000_000, 8_200_000]],
    ['[T2] looks back from an end', { time_range: 600, end_time: 1000 }, [400_000, 1_000_000]],
    ['[T2] takes start and end as they are', { start_time: 5, end_time: 9 }, [5000, 9000]],
  ])('%s', (_, spec, [from, to]) => {
    expect(planOf(spec)).toMatchObject({ from, to });
  });

  it('[T3] cuts any range into a number of buckets that fits a chart', () => {
    for (let range = 1; range < 10_000_000; range = Math.ceil(range * 1.13)) {
      const buckets = range / chooseGranularity(range);
      expect(buckets, `${range} s`).toBeLessThanOrEqual(120);
      expect(buckets, `${range} s`).toBeGreaterThan(40);
    }
  });

  it('[T3] keeps the width that was asked for', () => {
    expect(planOf({ time_range: 600, granularity: 7 }).granularity).toBe(7);
    expect(planOf({ time_range: 600, granularity: 0 }).granularity).toBe(5);
  });

  it('[T5] starts its buckets at whole multiples of the width, and covers the window', () => {
    const plan = planOf({ time_range: 600 });
    const starts = bucketStarts(plan);
    expect(starts.every((start) => start % 5000 === 0)).toBe(true);
    expect(starts[0]).toBeLessThanOrEqual(plan.from);
    expect((starts.at(-1) ?? 0) + 5000).toBeGreaterThanOrEqual(plan.to);
  });
});
