import { describe, expect, it } from 'vitest';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { askedOf, readOriginAddress } from './origin-address.ts';
import { originOfPart, type AnswerPart } from './origin-href.ts';

const spec: QuerySpecInput = { breakdowns: ['user.email'], time_range: 600 };
const answer = { spec, window: { from: 1000, to: 2000 } };
const askedBy = (href: string) => askedOf(readOriginAddress(new URL(href, 'http://spanwalk.test').searchParams));
const asks = (part: AnswerPart) => askedBy(originOfPart(answer, part));

describe('the address of how a part of an answer came about', () => {
  it('asks about the time of that answer, however late it is opened', () =>
    expect(asks({ traceId: 'a'.repeat(32) })).toEqual({ query: spec, at: 2000, traceId: 'a'.repeat(32) }));

  it('names a row of the table, and a point of it, without their values', () => {
    const group = { 'user.email': 'ada@example.com', COUNT: 2 };
    const asked = asks({ group, bucket: 1500 });
    expect(asked).toMatchObject({ bucket: 1500, group: expect.stringMatching(/^[\da-f]{16}$/) as string });
    expect(originOfPart(answer, { group, near: 'COUNT' })).not.toContain('ada');
  });

  it('names a region, and a single row', () => {
    const region = { column: 'a&b="c"', low: -1.5, high: 2e9, from: 1000, to: 1500 };
    expect(asks({ region })).toEqual({ query: spec, at: 2000, region });
    const row = {
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      kind: 'event',
      time: '1700000000000000001',
    } as const;
    expect(asks({ row })).toEqual({ query: spec, at: 2000, ...row });
  });

  it('tells of one service where only that was asked', () => {
    expect(askedBy(originOfPart({ ...answer, dataset: 'shop' }, { group: {} }))).toMatchObject({ dataset: 'shop' });
    expect(originOfPart({ ...answer, dataset: '__all__' }, { group: {} })).not.toContain('__all__');
  });

  it('is of a span by itself where no query is named, and of nothing where it is broken', () => {
    expect(askedBy('/explore/origin?trace=t&span=s&nth=2')).toEqual({ traceId: 't', spanId: 's', nth: 2 });
    expect(askedBy('/explore/origin?trace=t')).toBeNull();
    expect(askedBy('/explore/origin?query=%7B')).toBeNull();
    expect(askedBy('/explore/origin?query=%7B%7D&region=%5B')).toMatchObject({ region: null });
  });
});
