import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RegexCaptures } from './captures.ts';
import { unboundedWork, Work } from './work.ts';

const inText = (source: string, text: string) => new RegexCaptures(source).in(text, unboundedWork());

describe('the named groups of a regular expression', () => {
  it('take what the language’s own engine has them take', () => {
    const pieces = [
      'a',
      'b',
      '.',
      '[ab]',
      '\\d',
      '(?:ab|a)',
      '(?<x>a*)',
      '(?<y>b+?)',
      '(?<z>.?)',
      '|',
      '^',
      '$',
      '\\b',
    ];
    const repeats = ['', '', '*', '+', '?', '*?', '+?', '??', '{1,2}', '{1,2}?'];
    const piece = fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...repeats));
    const sources = fc
      .uniqueArray(piece, { maxLength: 6, selector: ([each]) => each })
      .map((parts) =>
        parts.map(([each, repeat]) => (/^[ab.[\\]$|^\[|d$|^\(\?:/.test(each) ? each + repeat : each)).join(''),
      );
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' '), maxLength: 10 });
    fc.assert(
      fc.property(sources, texts, (source, text) => {
        const { names } = new RegexCaptures(source);
        const own = new RegExp(source).exec(text);
        const wanted = own && names.map((name) => own.groups?.[name] ?? null);
        expect({ source, text, found: inText(source, text) }).toEqual({ source, text, found: wanted });
      }),
      { numRuns: 3000 },
    );
  });

  it('take little more time than the text is long of what would hang another engine', () => {
    const work = new Work(100_000_000);
    const search = new RegexCaptures('(?<a>(?:a*)*)(?<b>(?:a|a)*)c');
    expect(work.attempt(0, () => search.in(`${'a'.repeat(20_000)}c`, work))).toEqual(['a'.repeat(20_000), '']);
  });

  it('stop when the work is spent', () => {
    const work = new Work(10_000);
    expect(work.attempt(0, () => new RegexCaptures('(?<a>.*)b').in('ab'.repeat(4000), work))).toBe('spent');
  });
});
