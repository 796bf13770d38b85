import { describe, expect, it } from 'vitest';
import { safePatternSchema } from './safe-pattern.ts';

const objectionTo = (pattern: string): string => safePatternSchema.safeParse(pattern).error?.issues[0]?.message ?? '';

describe('a pattern', () => {
  it.each([
    '^(a+)+$', '^((a+))+$', '^(a|a)+$', '(?:(?:a|b)*)*c', '(?<n>a?){30}', '(a{2}){2,}', '((x(y|z)))*', '(a+b){1,9}',
    '(?:[)]|a)*', '(a(b)?)+', '((a)*)+', '^(?:a|a)+?$', '(\\)a+)*', '([(]a+)*', '(a+){30}',
  ])('may not repeat a group that repeats or chooses inside: %s', (pattern) => {
    expect(objectionTo(pattern)).toContain('repeated group');
  }); // prettier-ignore

  it.each([
    '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}', '(a+)(b|c)', '(?:ab)+c', '(a|b)x*', '(a|b)\\d+', '(GET|POST) /api/.*', '(a|b)?',
    '(?:[*+|]x)+', '(\\*\\|)+', '(\\p{L})+', '(\\u{1F600}x)*', '(?<name>ab)+', '((a)(b))*', '(a+)[*]', '(a+)\\*', '',
  ])('may repeat what neither repeats nor chooses inside: %s', (pattern) => {
    expect(objectionTo(pattern)).toBe('');
  }); // prettier-ignore

  it.each([
    'a*a*a*b', '^a*a*a*b', 'x.*y.*z', 'a+b{0,99}c', '^a{2,}b{3,}c{4,}', '(?:ab)*c*d', `${'a?'.repeat(30)}b`, `^${'(a|a)'.repeat(30)}$`,
    '^a*|b*c*',
  ])('may not go over a value so often that it could take for ever: %s', (pattern) => {
    expect(objectionTo(pattern)).toContain('take for ever');
  }); // prettier-ignore

  it.each([
    '^.*a.*b', 'a.*b', '^SELECT .* FROM .*', 'https?://.*/x', '^\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}$', '[*+]{3}a*', 'a\\*\\*\\*b*',
    '^(GET|POST|PUT|PATCH|DELETE) /.*',
  ])('may go over a value now and then: %s', (pattern) => {
    expect(objectionTo(pattern)).toBe('');
  }); // prettier-ignore

  it.each([
    ['(a', 'not a regular expression'],
    ['a{', 'not a regular expression'],
    ['(?<=a)b', 'look-around'],
  ])('is refused where it is none of this kind: %s', (pattern, words) => {
    expect(objectionTo(pattern)).toContain(words);
  });
});
