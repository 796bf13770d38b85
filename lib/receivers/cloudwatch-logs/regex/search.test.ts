import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RegexFault } from './parse-regex.ts';
import { RegexSearch } from './search.ts';
import { Work } from './work.ts';

const finds = (source: string, text: string): boolean => new RegexSearch(source).isIn(text);

/** Pieces of expressions that the language's own engine reads in the same way. */
const pieces = [
  'a',
  'b',
  '.',
  '\\d',
  '\\w',
  '\\s',
  '[ab]',
  '[^a]',
  '[a-c]',
  '^',
  '$',
  '\\b',
  '\\B',
  '(a|b)',
  '(?:ab)',
  '(a*)',
  'a{2}',
  'b{1,2}',
  'a+?',
  'b?',
  '|',
  '\\.',
];
const repeats = ['', '', '', '*', '+', '?', '{0,2}'];
const repeatable = /^[^^$|]$|^\\[dws.]$|^[[(]/;

const expression = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...repeats)), { maxLength: 6 })
  .map((parts) => parts.map(([piece, repeat]) => (repeatable.test(piece) ? piece + repeat : piece)).join(''));

describe('a search for a regular expression', () => {
  it('finds what the language’s own engine finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' ', '.', '_', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(expression, text, (source, sample) => {
        expect({ source, sample, found: finds(source, sample) }).toEqual({
          source,
          sample,
          found: new RegExp(source).test(sample),
        });
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['(?i)error', 'an ERROR', true],
    ['(?i)[e-f]RROR', 'an error', true],
    ['\\x41\\u0042', 'AB', true],
    ['(?<name>\\d+)ms', '12ms', true],
    ['\\[ERROR\\]', '[ERROR]', true],
    ['^$', '', true],
    ['a{3,5}', 'aa', false],
    ['', 'anything', true],
  ])('%s in “%s”: %s', (source, text, found) => expect(finds(source, text)).toBe(found));

  it.each([
    ['(a', 0],
    ['a)', 1],
    ['[a', 0],
    ['*a', 0],
    ['a\\', 1],
    ['(a)\\1', 3],
    ['(?=a)', 0],
    ['a{3,2}', 0],
    ['a{500}', 0],
    ['[b-a]', 1],
    ['((a{200}){200}){200}', 0],
    ['('.repeat(100), 40],
    [`(a{0}|)${'{250}'.repeat(8)}`, 0],
  ])('%s is refused at %i', (source, at) => {
    const made = (): unknown => new RegexSearch(source);
    expect(made).toThrow(RegexFault);
    expect(made).toThrow(expect.objectContaining({ at }));
  });

  it.each([`a{0}${'{250}'.repeat(8)}`, `(${'('.repeat(8)}${'){250}'.repeat(8)})`])(
    'lays %s out, of which nothing is left',
    (source) => {
      expect(finds(source, 'b')).toBe(true);
    },
  );

  it('stops when its work is spent', () => {
    const search = new RegexSearch('(a|b)*c{3}[ab]{100}d');
    const work = new Work(50_000);
    expect(work.attempt(0, () => search.isIn('ab'.repeat(50_000), work))).toBe('spent');
  });

  it('spends little more than the text is long on what would hang another engine', () => {
    for (const source of ['(a*)*b', '(a|a)*b', '(.*)(.*)(.*)(.*)(.*)x', '(a{1,20}){1,20}b']) {
      const work = new Work(10_000_000);
      expect(work.attempt(0, () => new RegexSearch(source).isIn('a'.repeat(200_000), work))).toBe(false);
    }
  });
});
