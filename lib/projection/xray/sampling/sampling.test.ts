import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, matchesPattern, mismatchOf, ruleFor } from './match-rule.ts';
import { emptyBook, shareOf, writeDown, type RuleBook } from './quotas.ts';
import { decide, report, type RuleUse, type SamplingReason } from './reservoir.ts';
import { defaultRule } from './default-rule.ts';
import { samplingRuleSchema, type SamplingRule } from './sampling-rule.ts';

/** The rule of the course. */
const cruddur: SamplingRule = samplingRuleSchema.parse({
  RuleName: 'Cruddur',
  ResourceARN: '*',
  Priority: 9000,
  FixedRate: 0.1,
  ReservoirSize: 5,
  ServiceName: 'Cruddur',
  ServiceType: '*',
  Host: '*',
  HTTPMethod: '*',
  URLPath: '*',
  Version: 1,
});

/** A client that has not asked for anything yet. */
const freshUse: RuleUse = {
  quota: null,
  second: 0,
  taken: 0,
  borrowed: 0,
  requests: 0,
  sampled: 0,
  borrowedInAll: 0,
};

describe('a rule', () => {
  it.each([
    ['*', 'anything', true],
    ['back*', 'backend-flask', true],
    ['*flask', 'backend-flask', true],
    ['b*k*d-f*k', 'backend-flask', true],
    ['backend', 'backend-flask', false],
    ['?at', 'cat', true],
    ['?at', 'at', false],
    ['GET', 'get', true],
    ['*a*a*a*a*a*a*a*a*b', 'a'.repeat(5000), false],
  ])('with the pattern %s matches %s: %s', (pattern, text, matches) => {
    expect(matchesPattern(pattern, text)).toBe(matches);
  });

  it('matches as the same pattern written as an expression does', () => {
    const letters = string({ unit: constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const texts = string({ unit: constantFrom('a', 'b'), maxLength: 8 });
    assert(
      property(letters, texts, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(matchesPattern(pattern, text)).toBe(expression.test(text));
      }),
    );
  });

  it('says which of its parts a request does not match', () => {
    expect(mismatchOf(cruddur, { serviceName: 'backend-flask', method: 'GET' })).toBe('ServiceName');
    expect(mismatchOf(cruddur, { serviceName: 'Cruddur', path: '/api' })).toBeNull();
  });

  it('is chosen by priority, and the default rule where no other matches', () => {
    const rules = [defaultRule, cruddur, { ...cruddur, RuleName: 'first', Priority: 1, HTTPMethod: 'POST' }];
    expect(inOrder(rules).map(({ RuleName }) => RuleName)).toEqual(['first', 'Cruddur', 'Default']);
    expect(ruleFor(rules, { serviceName: 'Cruddur', method: 'POST' })?.RuleName).toBe('first');
    expect(ruleFor(rules, { serviceName: 'Cruddur', method: 'GET' })?.RuleName).toBe('Cruddur');
    expect(ruleFor(rules, { serviceName: 'backend-flask' })?.RuleName).toBe('Default');
  });

  it('with attributes is left alone by SDKs', () => {
    const rules = [{ ...cruddur, Attributes: { a: 'b' } }, defaultRule];
    expect(ruleFor(rules, { serviceName: 'Cruddur' })?.RuleName).toBe('Default');
  });
});

/** The reasons for so many requests within one second, each with the same number drawn. */
function reasons(
  count: number,
  start: RuleUse,
  drawn: number,
  atMs = 1000,
): { reasons: SamplingReason[]; use: RuleUse } {
  let use = start;
  const found = Array.from({ length: count }, () => {
    const decision = decide(cruddur, use, atMs, drawn);
    use = decision.use;
    return decision.reason;
  });
  return { reasons: found, use };
}

describe('a client of a rule', () => {
  it('borrows one a second until it has a quota, and draws the rest by the rate', () => {
    expect(reasons(3, freshUse, 0.5).reasons).toEqual(['borrowed', 'left out', 'left out']);
    expect(reasons(3, freshUse, 0.05).reasons).toEqual(['borrowed', 'rate', 'rate']);
  });

  it('borrows nothing where the rule has no reservoir', () => {
    expect(decide({ ReservoirSize: 0, FixedRate: 0 }, freshUse, 1000, 0).reason).toBe('left out');
  });

  it('takes its quota each second, and borrows again once it has ended', () => {
    const use = { ...freshUse, quota: { perSecond: 2, until: 10 } };
    const first = reasons(3, use, 0.5);
    expect(first.reasons).toEqual(['quota', 'quota', 'left out']);
    expect(reasons(1, first.use, 0.5, 2000).reasons).toEqual(['quota']);
    expect(reasons(1, first.use, 0.5, 11_000).reasons).toEqual(['borrowed']);
  });

  it('reports what it counted, and begins anew', () => {
    const { use } = reasons(4, freshUse, 0.05);
    const reported = report(use);
    expect(reported.counts).toEqual({ requests: 4, sampled: 3, borrowedInAll: 1 });
    expect(report(reported.use).counts).toEqual({ requests: 0, sampled: 0, borrowedInAll: 0 });
  });
});

const client = (letter: string): string => letter.repeat(24);
const reported = (letter: string, book: RuleBook, nowMs: number): RuleBook =>
  writeDown(book, { RuleName: 'Cruddur', ClientID: client(letter), Timestamp: nowMs / 1000, RequestCount: 10, SampledCount: 3, BorrowCount: 1 }, nowMs); // prettier-ignore

describe('the reservoir of a rule', () => {
  it('is shared evenly among the clients that report, and never given out twice', () => {
    const book = ['a', 'b', 'c'].reduce((before, letter) => reported(letter, before, 1000), emptyBook);
    const shares = ['a', 'b', 'c'].map((letter) => shareOf(book, client(letter), 5));
    expect(shares).toEqual([2, 2, 1]);
  });

  it('goes to those who stay when a client is gone', () => {
    const book = reported('a', reported('b', emptyBook, 1000), 40_000);
    expect(shareOf(book, client('a'), 5)).toBe(5);
    expect(shareOf(book, client('b'), 5)).toBe(0);
  });

  it('is counted in windows of ten seconds', () => {
    const book = reported('a', reported('b', reported('a', emptyBook, 1000), 2000), 12_000);
    expect(book.windows).toEqual([
      { start: 0, requests: 20, sampled: 6, borrowed: 2 },
      { start: 10, requests: 10, sampled: 3, borrowed: 1 },
    ]);
  });
});
