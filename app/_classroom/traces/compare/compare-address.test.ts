import { describe, expect, it } from 'vitest';
import { comparedFrom, compareHref } from './compare-address.ts';

const [one, other] = ['a'.repeat(32), 'b'.repeat(32)];

describe('the address of a comparison', () => {
  it.each([[{ one, other }], [{ one }], [{ other }], [{}]])('leads back to itself: %o', (compared) => {
    const { searchParams } = new URL(compareHref(compared), 'http://localhost');
    expect(comparedFrom(searchParams)).toEqual({ ids: compared, noIds: {} });
  });

  it('names a trace in whichever form its id was copied', () => {
    const params = new URLSearchParams({ one: 'A'.repeat(32), other: `1-${'b'.repeat(8)}-${'b'.repeat(24)}` });
    expect(comparedFrom(params).ids).toEqual({ one, other });
  });

  it('names no trace by what is no id, and keeps it to say so', () => {
    const params = new URLSearchParams({ one: '<script>', other: 'a'.repeat(31) });
    expect(comparedFrom(params)).toEqual({ ids: {}, noIds: { one: '<script>', other: 'a'.repeat(31) } });
    expect(comparedFrom(new URLSearchParams('one=&other=%20'))).toEqual({ ids: {}, noIds: {} });
  });
});
