import { describe, expect, it } from 'vitest';
import { seeded } from './random-spans.fixture.ts';
import { anyPattern, anyText } from './random-patterns.fixture.ts';
import { countMatches, firstMatch } from '../query/expression/pattern/match-pattern.ts';

describe('regular expressions', () => {
  it('match as JavaScript’s own do, where both mean the same', () => {
    const random = seeded(5);
    for (let round = 0; round < 3000; round += 1) {
      // What a group took in an earlier round of a repetition, JavaScript forgets and RE2 keeps.
      const [pattern, text] = [
        anyPattern(random).replaceAll(/\((?!\?)/g, '(?:'),
        anyText(random).replaceAll('\u{1F600}', 'ü'),
      ];
      const found = new RegExp(pattern, 'u').exec(text);
      expect({ pattern, text, found: firstMatch(pattern, text) }).toEqual({ pattern, text, found: found?.[0] });
      const all = Array.from(
        text.matchAll(new RegExp(pattern, 'gu')),
        ({ index, 0: match }) => [index, index + match.length] as const,
      );
      const count = all.filter(([from, to], place) => to > from || from !== all[place - 1]?.[1]).length;
      expect({ pattern, text, count: countMatches(pattern, text) }).toEqual({ pattern, text, count });
    }
  }, 120_000);

  it('take no longer for a pattern that was made to take long', () => {
    expect(firstMatch('(a|aa)+$', `${'a'.repeat(5000)}b`)).toBeUndefined();
  });

  it.each(['(', ')', 'a**', 'a+*', '(a*)*', '*', '[a', '[b-a]', '[[:alpha:]]', '(?=a)', '(?<n>a)', '\\1', '\\q', '\\B', 'a{300}', '(a{100}){100}', 'a{2,1}', 'a{', '(?i', 'x'.repeat(501)])('refuse %s', (pattern) => {
    expect(() => firstMatch(pattern, 'a')).toThrow(/pattern/);
  }); // prettier-ignore

  it('give what the first group took, if there is one', () => {
    expect(firstMatch('b(a+)', 'xbaab')).toBe('aa');
    expect(firstMatch('b(x)?', 'b')).toBe('');
    expect(firstMatch('ba+', 'xbaab')).toBe('baa');
  });

  it('look past the case of letters where they are asked to', () => {
    expect(firstMatch('(?i)héllo [a-c]', 'HÉLLO B')).toBe('HÉLLO B');
  });
});
