import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Work } from '../regex/work.ts';
import { parsePattern, type Pattern, type PatternProblem } from './parse-pattern.ts';

function patternOf(text: string): Pattern {
  const parsed = parsePattern(text);
  if (parsed.kind === 'failed') throw new Error(`${parsed.problem.message} at ${parsed.problem.at.from}`);
  return parsed.pattern;
}

function problemOf(text: string): PatternProblem {
  const parsed = parsePattern(text);
  if (parsed.kind === 'pattern') throw new Error(`${text} was taken`);
  return parsed.problem;
}

const matches = (pattern: string, message: string): boolean => patternOf(pattern).matches(message, new Work());

const lines = [
  '[ERROR 400] BAD REQUEST',
  '[ERROR 401] UNAUTHORIZED REQUEST',
  '[WARN] ARGUMENTS',
  'Exiting with ERRORCODE: -1',
];
const matched = (pattern: string): number[] => lines.flatMap((line, index) => (matches(pattern, line) ? [index] : []));

describe('terms', () => {
  it.each([
    ['', [0, 1, 2, 3]],
    [' ', [0, 1, 2, 3]],
    ['ERROR', [0, 1, 3]],
    ['error', []],
    ['ERROR REQUEST', [0, 1]],
    ['"BAD REQUEST"', [0]],
    ['?ARGUMENTS ?400', [0, 2]],
    ['ERROR -REQUEST', [3]],
    ['"ERROR" -"Exiting"', [0, 1]],
    ['?WARN ERROR', [0, 1, 3]],
    ['-ERROR', [2]],
    ['%4\\d\\d%', [0, 1]],
    ['%UNAUTHORI[SZ]ED%', [1]],
    ['-%40[01]%', [2, 3]],
  ])('%s finds the lines %j', (pattern, found) => expect(matched(pattern)).toEqual(found));
});

const event = JSON.stringify({
  eventType: 'UpdateTrail',
  sourceIPAddress: '111.111.111.111',
  arrayKey: ['value', 'another value'],
  objectList: [
    { name: 'a', id: 1 },
    { name: 'b', id: 2 },
  ],
  SomeObject: null,
  ThisFlag: true,
  latency: 512.5,
  'service.name': 'shop',
  user: { id: 1, email: 'John.Stiles@example.com' },
  coordinates: [
    [0, 1],
    [4, 5],
  ],
});

describe('conditions on JSON', () => {
  it.each([
    ['{ $.eventType = "UpdateTrail" }', true],
    ['{$.eventType=UpdateTrail}', true],
    ['{ $.eventType = "Update*" }', true],
    ['{ $.eventType = *Trail }', true],
    ['{ $.eventType = Up*il }', false],
    ['{ $.sourceIPAddress != 123.123.* }', true],
    ['{ $.sourceIPAddress = 111.* }', true],
    ['{ $.arrayKey[0] = "value" }', true],
    ['{ $.arrayKey[*] = "another value" }', true],
    ['{ $.arrayKey = 1 }', false],
    ['{ $.arrayKey != 1 }', false],
    ['{ $.missing != 1 }', false],
    ['{ $.objectList[1].id = 2 }', true],
    ['{ $.coordinates[1][0] = 4 }', true],
    ['{ $.SomeObject IS NULL }', true],
    ['{ $.eventType IS NULL }', false],
    ['{ $.SomeOtherObject NOT EXISTS }', true],
    ['{ $.SomeObject not exists }', false],
    ['{ $.ThisFlag IS TRUE }', true],
    ['{ $.ThisFlag IS FALSE }', false],
    ['{ $.latency >= 500 }', true],
    ['{ $.latency > 5.125e2 }', false],
    ['{ $.latency = 512.5 }', true],
    ['{ $.eventType > 5 }', false],
    ['{ $["service.name"] = shop }', true],
    ["{ $.['service.name'] = shop }", true],
    ['{ $.*.email = "John*" }', true],
    ['{ $.user.id = %^[0-9]$% }', true],
    ['{ $.eventType != %Trail$% }', false],
    ['{ ($.user.id = 2 && $.latency = 1) || $.ThisFlag IS TRUE }', true],
    ['{ $.user.id = 1 || $.latency = 1 && $.latency = 2 }', true],
    ['{ ($.user.id = 1 || $.latency = 1) && $.latency = 2 }', false],
    ['{ $.latency = * }', true],
    ['{ $.__proto__ = * }', false],
  ])('%s: %s', (pattern, found) => expect(matches(pattern, event)).toBe(found));

  it.each(['plain text', '[1, 2]', '{"cut off": ', '', '"a string"'])('are not met by %s', (message) =>
    expect(matches('{ $.a NOT EXISTS }', message)).toBe(false),
  );

  it('give what they name', () =>
    expect(patternOf('{ $.latency = * && $.user.id = 1 && $.arrayKey[1] = * }').extract(event, new Work())).toEqual({
      '$.latency': '512.5',
      '$.user.id': '1',
      '$.arrayKey[1]': 'another value',
    }));
});

const access = '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';

describe('fields of a space-delimited line', () => {
  it.each([
    ['[ip, user, username, timestamp, request, status_code, bytes]', true],
    ['[ip, user, username, timestamp, request, status_code]', false],
    ['[ip, ..., bytes]', true],
    ['[..., status_code = 4*, bytes]', true],
    ['[..., status_code = 404 && status_code != 403, bytes > 1000]', true],
    ['[..., status_code = 500 || status_code = 404, bytes]', true],
    ['[ip=%127\\.0\\.0\\.[1-9]%, ...]', true],
    ['[..., request = *html*, status_code, bytes]', true],
    ['[ip, user, username = frank, ...]', true],
    ['[..., request=*.html*, status_code=4*,]', true],
    ['[ip = 10.*, ...]', false],
    ['[..., bytes > 2000]', false],
    ['[w1=!ERROR&&w1=!WARN, ...]', true],
  ])('%s: %s', (pattern, found) => expect(matches(pattern, access)).toBe(found));

  it('are given by name, or by number where they have none', () =>
    expect(patternOf('[..., request=*.html*, status_code=4*,]').extract(access, new Work())).toEqual({
      $1: '127.0.0.1',
      $2: '-',
      $3: 'frank',
      $4: '10/Oct/2000:13:25:15 -0700',
      $request: 'GET /index.html HTTP/1.0',
      $status_code: '404',
      $7: '1534',
    }));
});

describe('a pattern that is wrong', () => {
  it.each([
    ['a.b', 'invalid character(s) in term', 0],
    ['ERROR "open', 'a double quote is not closed', 6],
    ['ERROR - x', 'a term is missing', 7],
    ['{ $.a = 1', '&&, || or } is missing', 9],
    ['{ a = 1 }', 'a property is missing', 2],
    ['{ $.a }', 'an operator is missing', 6],
    ['{ $.a like b }', 'an operator is missing', 6],
    ['{ $.a > b }', 'is no number', 6],
    ['{ $.a = }', 'a value is missing', 8],
    ['{ ($.a = 1 }', 'a parenthesis is not closed', 2],
    ['{ $.a = 1 } x', 'something stands behind the }', 12],
    ['{ $.a[x] = 1 }', 'a bracket holds', 5],
    ['[a, ..., b, ...]', 'several ...', 0],
    ['[a, b', 'a bracket is not closed', 0],
    ['[a = 1 && b = 2]', 'another field', 10],
    ['%a(b)%', "'(' is not supported", 2],
    ['%[a%', 'a bracket is not closed', 1],
    ['%a% %b% %c%', 'may have 2', 8],
    ['x'.repeat(1025), 'longer than', 1024],
    [`{ ${'('.repeat(200)} }`, 'nested too deep', 53],
  ])('%s is told: %s, at %i', (pattern, said, from) => {
    const problem = problemOf(pattern);
    expect(problem.message).toContain(said);
    expect(problem.at.from).toBe(from);
    expect(problem.hint).not.toBe('');
  });
});

describe('a hostile pattern', () => {
  it('is read and held against anything without throwing', () => {
    const odd = fc.string({
      unit: fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '(',
        ')',
        '$',
        '.',
        '%',
        '"',
        '\\',
        '*',
        '?',
        '-',
        '&&',
        '||',
        '=',
        '<',
        ',',
        ' ',
        'a',
        '1',
        '...',
      ),
    });
    fc.assert(
      fc.property(odd, fc.oneof(fc.string(), fc.json()), (pattern, message) => {
        const parsed = parsePattern(pattern);
        const found = parsed.kind === 'pattern' && [
          parsed.pattern.matches(message, new Work()),
          parsed.pattern.extract(message, new Work()),
        ];
        expect(found).toBeDefined();
      }),
      { numRuns: 3000 },
    );
  });

  it('pays for every property that an asterisk stands for, and for a term that is nearly everywhere', () => {
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_none, at) => [`k${at}`, at])));
    const nearly = `${'a'.repeat(400)}b${'a'.repeat(400)}`;
    const hostile = [
      [`{${Array.from({ length: 80 }, () => '$.* = -1').join('||')}}`, many],
      [nearly, 'a'.repeat(500_000)],
      [`{ $.a = "*${nearly}*" }`, JSON.stringify({ a: 'a'.repeat(500_000) })],
    ] as const;
    for (const [pattern, message] of hostile) {
      const work = new Work(5_000_000);
      expect(work.attempt(0, () => patternOf(pattern).matches(message, work))).toBe('spent');
    }
  });

  it('costs no more than the work it was given', () => {
    const message = `${'"'.repeat(200_000)}${'['.repeat(200_000)}`;
    for (const pattern of ['[..., a = *x*]', '%.*.*.*.*x%', '{ $.a = %(a|b)% }'.replace('(a|b)', 'a*a*a*b'), 'x']) {
      const held = new Work(5_000_000);
      expect(held.attempt(0, () => patternOf(pattern).matches(message, held))).not.toBe(true);
    }
  });
});
