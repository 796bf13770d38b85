import { describe, expect, it } from 'vitest';
import { decodeQuery } from '@/lib/query/url.ts';
import { exploreHrefOf } from './explore-href-of.ts';
import { lookFrom, lookHref, lookPath, type ListLook } from './list-look.ts';

const plain: ListLook = { words: '', failed: false, slowerMs: null, before: null };
const whole: ListLook = { words: 'a&b=ü "<1-', failed: true, slowerMs: 0.5, before: 4211 };
const fromAddress = (href: string): ListLook => lookFrom(new URL(href, 'http://localhost').searchParams);

describe('the address of the list of traces', () => {
  it.each([plain, whole, { ...plain, words: 'checkout' }, { ...plain, slowerMs: 0 }])('leads back to itself: %o', (look) => {
    expect(fromAddress(lookHref(look))).toEqual(look);
  }); // prettier-ignore

  it('is short where nothing is asked', () => {
    expect(lookHref(plain)).toBe('/traces');
    expect(lookPath(plain)).toBe('/classroom/traces?limit=100&count=1');
  });

  it('asks for nothing where it cannot be read', () => {
    expect(fromAddress('/traces?failed=yes&slower=soon&before=-3')).toEqual(plain);
    expect(fromAddress('/traces?slower=-1&before=1e99&find=')).toEqual(plain);
    expect(fromAddress(`/traces?find=${'x'.repeat(5000)}`).words).toHaveLength(300);
  });
});

describe('a search among traces as a query', () => {
  it.each([
    plain,
    whole,
    { ...plain, words: 'checkout' },
    { ...plain, failed: true },
    { ...plain, slowerMs: 250 },
    { ...whole, words: '' },
  ])('can be asked on Explore: %o', (look) => {
    const { searchParams } = new URL(exploreHrefOf(look), 'http://localhost');
    expect(decodeQuery(searchParams.get('query') ?? '')).toHaveProperty('ok');
  });
});
