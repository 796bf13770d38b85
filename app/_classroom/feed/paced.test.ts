import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paced, paceOf } from './paced.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('what arrives while a page is looked at', () => {
  it('is handed on at once where little is drawn', () => {
    const handedOn: number[][] = [];
    const pace = paced<number>(() => 100, (items) => handedOn.push(items)); // prettier-ignore
    pace.add([1]);
    pace.add([2, 3]);
    expect(handedOn).toEqual([[1], [2, 3]]);
  });

  it('is gathered where much is, and none of it is lost', () => {
    const handedOn: number[][] = [];
    const pace = paced<number>(() => 50_000, (items) => handedOn.push(items)); // prettier-ignore
    pace.add([1]);
    vi.advanceTimersByTime(500);
    pace.add([2]);
    expect(handedOn).toEqual([]);
    vi.advanceTimersByTime(1500);
    expect(handedOn).toEqual([[1, 2]]);
    pace.add([3]);
    vi.advanceTimersByTime(2000);
    expect(handedOn).toEqual([[1, 2], [3]]);
  });

  it('is dropped once nobody looks any more', () => {
    const handedOn: number[][] = [];
    const pace = paced<number>(() => 10_000, (items) => handedOn.push(items)); // prettier-ignore
    pace.add([1]);
    pace.stop();
    vi.advanceTimersByTime(10_000);
    expect(handedOn).toEqual([]);
  });

  it('waits longer the more is drawn, and never longer than two seconds', () => {
    expect([0, 1999, 5000, 50_000, 500_000].map(paceOf)).toEqual([0, 0, 200, 2000, 2000]);
  });
});
