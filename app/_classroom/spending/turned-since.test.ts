import { describe, expect, it } from 'vitest';
import type { Meter } from '@/lib/spending/meters.ts';
import { amountsOf, turnedSince } from './turned-since.ts';

const meter = (id: string, amount: number): Meter =>
  ({ vendor: { id: 'honeycomb', name: 'Honeycomb' }, rate: { id }, amount }) as Meter;

describe('how far a meter has turned', () => {
  it('is what came since it was looked at', () => {
    expect(turnedSince(meter('events', 12), amountsOf([meter('events', 5), meter('recorded', 9)]))).toBe(7);
  });

  it('is nothing where more left the window than came', () => {
    expect(turnedSince(meter('events', 3), amountsOf([meter('events', 5)]))).toBe(0);
  });

  it('is all of a meter that was not there', () => {
    expect(turnedSince(meter('events', 3), amountsOf([]))).toBe(3);
  });
});
