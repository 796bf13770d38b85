import { describe, expect, it } from 'vitest';
import { seeded } from '../store/random-spans.fixture.ts';
import { sketch } from '../../tests/support/sketch.ts';
import { criticalPath, pathShares } from './critical-path.ts';
import { growTree } from './tree.ts';

const pathOf = (outline: string) => criticalPath(growTree(sketch(outline)));
const told = (outline: string): string[] =>
  pathOf(outline).stretches.map(({ branch, fromNs, toNs }) => `${branch.span.name} ${fromNs / 1e6}..${toNs / 1e6}`);

describe('the critical path', () => {
  it('is the whole of a span that waits for nobody', () => expect(told('a 0..10')).toEqual(['a 0..10']));

  it('goes into the child that was waited for, and comes back', () => {
    expect(told('a 0..100\n  b 20..70')).toEqual(['a 0..20', 'b 20..70', 'a 70..100']);
  });

  it('goes from one child to the next', () => {
    expect(told('a 0..100\n  b 10..40\n  c 40..90')).toEqual(['a 0..10', 'b 10..40', 'c 40..90', 'a 90..100']);
  });

  it('follows, of children side by side, the one that ended last', () => {
    expect(told('a 0..100\n  b 10..60\n  c 10..90')).toEqual(['a 0..10', 'c 10..90', 'a 90..100']);
  });

  it('leaves out what was still running when the parent went on without it', () => {
    expect(told('a 0..100\n  early 5..45\n  b 10..60\n  c 50..90')).toEqual([
      'a 0..5', 'early 5..45', 'a 45..50', 'c 50..90', 'a 90..100',
    ]); // prettier-ignore
  });

  it('takes a browser’s tick for no overlap', () => {
    expect(told('a 0..100\n  b 10..40.1\n  c 40..90')).toEqual(['a 0..10', 'b 10..40', 'c 40..90', 'a 90..100']);
  });

  it('goes down as far as somebody waits', () => {
    expect(told('a 0..100\n  b 10..90\n    c 20..80\n      d 30..70')).toEqual([
      'a 0..10', 'b 10..20', 'c 20..30', 'd 30..70', 'c 70..80', 'b 80..90', 'a 90..100',
    ]); // prettier-ignore
  });

  it('leaves out a child that outlives its parent, and what is below it: nobody waited for it', () => {
    expect(told('a 0..100\n  sent off 10..300\n    inner 20..90\n  b 30..60')).toEqual([
      'a 0..30', 'b 30..60', 'a 60..100',
    ]); // prettier-ignore
  });

  it('leaves out a child that begins once its parent has ended', () => {
    expect(told('a 0..100\n  later 150..300')).toEqual(['a 0..100']);
  });

  it('lets a child end a clock’s grain after its parent', () => {
    expect(told('a 0..100\n  b 20..101')).toEqual(['a 0..20', 'b 20..100']);
    expect(told('a 0..100\n  b @other 20..140')).toEqual(['a 0..20', 'b 20..100']);
    expect(told('a 0..100\n  b @other 20..160')).toEqual(['a 0..100']);
  });

  it('puts a child with another clock into the middle of its parent, and tells its time by its own clock', () => {
    const path = pathOf('a 0..100\n  b @other -500..-440\n    c @other -490..-450');
    expect(path.stretches.map(({ branch, fromNs, toNs }) => [branch.span.name, (toNs - fromNs) / 1e6])).toEqual([
      ['a', 20], ['b', 10], ['c', 40], ['b', 10], ['a', 20],
    ]); // prettier-ignore
    const c = path.stretches[2];
    expect([c?.fromNs, c?.toNs]).toEqual([c?.branch.startNs, c?.branch.endNs]);
  });

  it('keeps a skewed child that is a little longer than its parent, and no more than that', () => {
    expect(told('a 0..100\n  b @other -500..-380')).toEqual(['b 0..100']);
    expect(told('a 0..100\n  b @other -500..-340')).toEqual(['a 500..600']);
  });

  it('explains the longest root, one whose parent is not missing first', () => {
    expect(told('lost ^nobody 0..900\na 0..10\nb 20..70')).toEqual(['b 20..70']);
    expect(told('lost ^nobody 0..900\nother ^nobody 0..20')).toEqual(['lost 0..900']);
  });

  it('is nothing without a root of any length', () => {
    expect(criticalPath(growTree([]))).toMatchObject({ root: null, stretches: [] });
    expect(pathOf('a 5..5').stretches).toEqual([]);
    expect(pathOf('a 9..5').stretches).toEqual([]);
  });

  it('takes a child without length, and one that ends before it starts', () => {
    expect(told('a 0..100\n  b 40..40\n  c 60..50')).toEqual(['a 0..100']);
  });

  it('takes a chain of ten thousand', () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, depth) => `s${depth} 0..20000${depth === 0 ? '' : ` ^s${depth - 1}`}`,
    );
    expect(pathOf(lines.join('\n')).stretches).toHaveLength(1);
  });
});

describe('on any trace, the critical path', () => {
  const random = seeded(7);
  const upTo = (most: number): number => Math.floor(random() * most);
  const traces = Array.from({ length: 200 }, () =>
    Array.from({ length: 1 + upTo(25) }, (_, index) => {
      const from = upTo(1000) - 100;
      const service = `@s${upTo(3)}`;
      const parent = index === 0 ? '' : ` ^n${upTo(index)}`;
      return `n${index} ${service} ${from}..${from + upTo(600)}${parent}`;
    }).join('\n'),
  );

  it('adds up to the root’s time, without a gap in it', () => {
    for (const trace of traces) {
      const { root, stretches } = pathOf(trace);
      if (root === null) continue;
      const sum = stretches.reduce((ns, { fromNs, toNs }) => ns + toNs - fromNs, 0);
      expect(sum).toBeCloseTo(root.endNs - root.startNs, 0);
    }
  });

  it('lies on each span within that span’s own time', () => {
    for (const trace of traces) {
      for (const { branch, fromNs, toNs } of pathOf(trace).stretches) {
        expect(toNs).toBeGreaterThan(fromNs);
        expect(fromNs).toBeGreaterThanOrEqual(branch.startNs - 1);
        expect(toNs).toBeLessThanOrEqual(branch.endNs + 1);
      }
    }
  });
});

describe('the shares of the path', () => {
  it('are the largest first, and add up to one', () => {
    const shares = pathShares(pathOf('a 0..100\n  b 10..40\n  c 40..90'));
    expect(shares.map(({ branch, share }) => [branch.span.name, share])).toEqual([['c', 0.5], ['b', 0.3], ['a', 0.2]]); // prettier-ignore
  });

  it('are none where there is no path', () => expect(pathShares(pathOf('a 5..5'))).toEqual([]));
});
