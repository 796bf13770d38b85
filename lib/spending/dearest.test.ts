import { describe, expect, it } from 'vitest';
import type { AttributeUsage } from '../telemetry/usage.ts';
import { dearest } from './dearest.ts';

const one = (key: string, overrides: Partial<AttributeUsage> = {}): AttributeUsage => ({
  place: 'span',
  key,
  count: 100,
  bytes: 1000,
  distinct: 5,
  ...overrides,
});

const sizes = (...largest: AttributeUsage[]) => ({
  spans: 100,
  lookedAt: 100,
  bytes: 10_000,
  attributes: { largest, of: largest.length },
});

describe('the dearest attributes', () => {
  it('are those of most bytes in all, be it by length or by number', () => {
    const ranked = dearest(sizes(one('short', { count: 1000, bytes: 3000 }), one('long', { count: 2, bytes: 4000 })));
    expect(ranked.map(({ key, each, share }) => [key, each, share])).toEqual([
      ['long', 2000, 0.4],
      ['short', 3, 0.3],
    ]);
  });

  it('tell how their values repeat', () => {
    const varieties: [Partial<AttributeUsage>, string][] = [
      [{ distinct: 1 }, 'constant'],
      [{ distinct: 5 }, 'few'],
      [{ distinct: 101, count: 1000 }, 'many'],
      [{ distinct: 95 }, 'unique'],
      // Three different values of three tell nothing yet.
      [{ distinct: 3, count: 3 }, 'few'],
    ];
    for (const [about, variety] of varieties) expect(dearest(sizes(one('a', about)))[0]?.variety).toBe(variety);
  });

  it('are none where nothing was recorded', () => {
    expect(dearest(sizes())).toEqual([]);
  });
});
