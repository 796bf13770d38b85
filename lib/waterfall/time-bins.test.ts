import { describe, expect, it } from 'vitest';
import { timeBins } from './time-bins.ts';

const spread = (count: number): number[] => Array.from({ length: count }, (_, nth) => nth / count);
const itself = (place: number): number => place;

describe('things on the axis', () => {
  it('each stand at their own place while they are few', () => {
    expect(timeBins([0.1, 0.1001], itself, 40)).toMatchObject([
      { at: 0.1, items: [0.1] },
      { at: 0.1001, items: [0.1001] },
    ]);
  });

  it('share places where they are many, all along the axis, and none is lost', () => {
    const bins = timeBins(spread(1000), itself, 40);
    expect(bins).toHaveLength(40);
    expect(bins.map(({ items }) => items.length)).toEqual(Array.from({ length: 40 }, () => 25));
    expect([bins[0]?.at, bins[39]?.at]).toEqual([0.0125, 0.9875]);
  });

  it('have a place of their own where nothing else is near, however many there are elsewhere', () => {
    const bins = timeBins([...Array.from({ length: 99 }, () => 0), 1], itself, 40);
    expect(bins.map(({ items }) => items.length)).toEqual([99, 1]);
  });
});
