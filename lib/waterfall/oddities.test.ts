import { describe, expect, it } from 'vitest';
import { sketch } from '../../tests/support/sketch.ts';
import { odditiesOf, oddityWords, partsOutsideParent } from './oddities.ts';
import { walk } from './outline.ts';
import { growTree } from './tree.ts';
import type { Branch } from './tree.ts';

const grown = (outline: string) => growTree(sketch(outline));
const last = (outline: string): Branch => walk(grown(outline).roots).at(-1) as Branch;
const partsMs = (outline: string): number[][] =>
  partsOutsideParent(last(outline)).map(({ fromNs, toNs }) => [fromNs / 1e6, toNs / 1e6]);

describe('what is odd about a trace', () => {
  it('is told by kind, with the spans that it is about', () => {
    const tree = grown('a 0..100\n  late 50..150\n  skewed @other -200..-150\nlost ^nobody 3..4');
    expect(odditiesOf(tree).map(({ mark, branches }) => [mark, branches.map(({ span }) => span.name)])).toEqual([
      ['orphan', ['lost']],
      ['clock-skew', ['skewed']],
      ['outside-parent', ['late']],
    ]);
  });

  it('is nothing of a sound trace', () => expect(odditiesOf(grown('a 0..9\n  b 1..8'))).toEqual([]));

  it('says how much it is about', () => {
    expect(oddityWords(last('a 0..100\n  late 50..150'), 'outside-parent')).toMatch(/It ends 50.0 ms after it\.$/);
    expect(oddityWords(last('a 0..100\n  b @other -200..-150'), 'clock-skew')).toMatch(
      /It starts 200 ms before its parent\.$/,
    );
    expect(oddityWords(last('a 0..100\n  b 60..20'), 'ends-before-start')).toMatch(/It ends 40.0 ms too early\.$/);
  });
});

describe('the time outside the parent', () => {
  it('is what lies before and after', () => {
    expect(partsMs('a 0..100\n  late 50..150')).toEqual([[50, 100]]);
    expect(partsMs('a 0..100\n  both -50..150')).toEqual([[0, 50], [150, 200]]); // prettier-ignore
  });

  it('is the whole of a span that lies nowhere within', () => {
    expect(partsMs('a 0..100\n  late 200..250')).toEqual([[0, 50]]);
    expect(partsMs('a 0..100\n  b @other -200..-150')).toEqual([[0, 50]]);
  });

  it('is nothing where it is a clock’s grain, or without a parent', () => {
    expect(partsMs('a 0..100\n  b 50..101')).toEqual([]);
    expect(partsMs('a 0..100')).toEqual([]);
  });
});
