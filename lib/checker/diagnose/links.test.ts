import { describe, expect, it } from 'vitest';
import { check, verdicts } from '../../../tests/support/judge.ts';
import { trace, traceIdOf } from '../../../tests/support/trace.ts';

const checks = [
  check({ id: 'a', match: { name: 'a' } }),
  check({ id: 'b', match: { name: 'b' }, relations: [{ rel: 'linksTo', of: 'a' }] }),
];

/** Two traces of a span each, the second of which links to the first. */
function linked() {
  const spans = trace('a\nb');
  const [first, second] = spans;
  if (first === undefined || second === undefined) throw new Error('the outline has two spans');
  second.links.push({ traceId: first.traceId, spanId: first.spanId, traceState: '', attributes: {} });
  return spans;
}

describe('a link', () => {
  it('is missed where it should be, and found where it is', () => {
    expect(verdicts(checks, 'a\nb')[1]).toBe('b failed link.missing');
    expect(verdicts(checks, '', { spans: linked() })[1]).toBe('b passed');
  });
});

describe('a trace that the run’s own links to', () => {
  const mine = { traceIds: [traceIdOf(1)] };

  it('is the run’s, although nobody announced it; without the link it is missed as one', () => {
    expect(verdicts(checks, '', { spans: trace('a\nb'), ...mine })[1]).toBe('b failed link.missing');
    expect(verdicts(checks, '', { spans: linked(), ...mine })).toEqual(['a passed', 'b passed']);
  });
});
