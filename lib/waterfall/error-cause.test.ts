import { describe, expect, it } from 'vitest';
import { sketch } from '../../tests/support/sketch.ts';
import { failuresOf } from './error-cause.ts';
import { walk } from './outline.ts';
import { growTree } from './tree.ts';

function causes(outline: string): Record<string, string | undefined> {
  const { roots } = growTree(sketch(outline));
  const { causeOf } = failuresOf(roots);
  return Object.fromEntries(walk(roots).map((branch) => [branch.span.name, causeOf(branch)?.span.name]));
}

describe('the cause of an error', () => {
  it('is the failing span at the bottom of a chain of them', () => {
    expect(causes('a 0..9 !x\n  b 1..8 !x\n    c 2..7 !x\n      d 3..6')).toEqual({
      a: 'c',
      b: 'c',
      c: 'c',
      d: undefined,
    });
  });

  it('is found through spans that did not say that they failed', () => {
    expect(causes('a 0..9 !x\n  middleware 1..8\n    c 2..7 !x')).toMatchObject({ a: 'c', middleware: undefined });
  });

  it('is, of several that failed, the one that ended last: an earlier one was got over', () => {
    expect(causes('a 0..9 !x\n  first try 1..3 !x\n  second try 4..6 !x').a).toBe('second try');
  });

  it('is near before it is late', () => {
    expect(causes('a 0..9 !x\n  b 1..5 !x\n    c 2..8 !x').a).toBe('c');
    expect(causes('a 0..9 !x\n  b 1..8 !x\n    c 2..3 !x\n  d 1..5 !x').a).toBe('c');
  });

  it('is itself where nothing below it failed, and nothing where it did not fail', () => {
    expect(causes('a 0..9 !x\n  b 1..8')).toEqual({ a: 'a', b: undefined });
  });

  it('is told of every failing span, in the order of the rows', () => {
    const { roots } = growTree(sketch('a 0..9\n  b 1..8 !x\n    c 2..3 !x\n  d 4..5 !x'));
    expect(failuresOf(roots).failed.map(({ span }) => span.name)).toEqual(['b', 'c', 'd']);
    expect(failuresOf([]).failed).toEqual([]);
  });
});
