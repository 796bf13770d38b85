import { describe, expect, it } from 'vitest';
import { patternInWords } from './pattern-words.ts';

describe('a pattern in words', () => {
  it.each([
    ['^(a|b)$', '“a” or “b”', 'anything but “a” or “b”'],
    ['^(?:GET|POST) x$', null, null],
    ['^GET /api$', '“GET /api”', 'anything but “GET /api”'],
    ['^GET ', 'a text that starts with “GET ”', 'a text that does not start with “GET ”'],
    ['/activities$', 'a text that ends with “/activities”', 'a text that does not end with “/activities”'],
    ['^(a|b)', 'a text that starts with “a” or “b”', 'a text that does not start with “a” or “b”'],
    [
      '(service\\("one"\\)|service\\("two"\\))',
      'a text that contains “service("one")” or “service("two")”',
      'a text that does not contain “service("one")” or “service("two")”',
    ],
    ['redis', 'a text that contains “redis”', 'a text that does not contain “redis”'],
    ['^1\\.2\\$$', '“1.2$”', 'anything but “1.2$”'],
    ['cost\\$', 'a text that contains “cost$”', 'a text that does not contain “cost$”'],
  ])('says %s plainly', (pattern, is, isNot) => {
    const raw = (verb: string): string => `a text that ${verb} the pattern ${pattern}`;
    expect(patternInWords(pattern)).toBe(is ?? raw('matches'));
    expect(patternInWords(pattern, true)).toBe(isNot ?? raw('does not match'));
  });

  it('shows digits by an example', () => {
    expect(patternInWords('^\\d{4}-\\d\\dT')).toBe('a text that starts with “0000-00T”, any digit for each 0');
    expect(patternInWords('^0x\\d$')).toBe('a text that matches the pattern ^0x\\d$');
  });

  it.each(['^a|b$', 'a|b', '^a.*b', 'a+', '[ab]', '(a|b)(c|d)', '^((a)|b)$', '\\w', '(a|)', '', '^$', 'a\\d{2,}'])(
    'leaves %s as it is where words would say something else',
    (pattern) => expect(patternInWords(pattern)).toBe(`a text that matches the pattern ${pattern}`),
  );
});
