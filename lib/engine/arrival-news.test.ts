import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Noted } from './arrival-log.ts';
import { ArrivalNews } from './arrival-news.ts';

const noted = (id: number): Noted => ({ audience: 'local', arrival: { id } as Noted['arrival'] });

function listen(): { news: ArrivalNews; told: number[][] } {
  const told: number[][] = [];
  return { news: new ArrivalNews((batch) => told.push(batch.map(({ arrival }) => arrival.id))), told };
}

describe('news of arrivals', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tell the first at once, and what follows together', () => {
    const { news, told } = listen();
    for (const id of [1, 2, 3]) news.add(noted(id));
    expect(told).toEqual([[1]]);
    vi.advanceTimersByTime(100);
    expect(told).toEqual([[1], [2, 3]]);
    vi.advanceTimersByTime(1000);
    news.add(noted(4));
    expect(told).toEqual([[1], [2, 3], [4]]);
  });

  it('tell of a flood ten times a second, of the newest fifty', () => {
    const { news, told } = listen();
    for (let id = 1; id <= 1000; id += 1) {
      news.add(noted(id));
      vi.advanceTimersByTime(1);
    }
    expect(told.length).toBeLessThanOrEqual(11);
    expect(Math.max(...told.map((batch) => batch.length))).toBe(50);
    expect(told.at(-1)?.at(-1)).toBe(1000);
  });
});
