import { describe, expect, it } from 'vitest';
import { comparedFrom, compareHref } from './compare-address.ts';

const [one, other] = ['a'.repeat(32), 'b'.repeat(32)];

describe('the address of a comparison', () => {
  it.each([[{ one, other }], [{ one }], [{ other }], [{}]])('leads back to itself: %o', (compared) => {
    const { searchParams } = new URL(compareHref(compared), 'http://localhost');
    expect(comparedFrom(searchParams)).toEqual({ one: undefined, other: undefined, ...compared });
  });

  it('names no trace by what is no id', () => {
    const params = new URLSearchParams({ one: '<script>', other: 'A'.repeat(32) });
    expect(comparedFrom(params)).toEqual({ one: undefined, other: undefined });
  });
});
