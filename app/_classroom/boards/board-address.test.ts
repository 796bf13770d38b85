import { describe, expect, it } from 'vitest';
import { lookHref, lookOf } from './board-address.ts';

describe('the address of a board', () => {
  it.each([
    [{ seconds: null, live: false }, '/boards/one'],
    [{ seconds: 3600, live: false }, '/boards/one?time_range=3600'],
    [{ seconds: 600, live: true }, '/boards/one?time_range=600&live=true'],
  ])('says how it is looked at', (look, href) => {
    expect(lookHref('/boards/one', look)).toBe(href);
    expect(lookOf(new URL(href, 'http://localhost').searchParams)).toEqual(look);
  });

  it.each(['0', '-5', '1e9', '99999999999', '600;', '<script>', ''])('passes over a time that is none: %s', (text) => {
    expect(lookOf(new URLSearchParams({ time_range: text })).seconds).toBeNull();
  });
});
