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
    expect(oddityWords(last('a 0..100\n  late 50..150'), 'outside-parent')).toMatch(
      /It ends 50.0 ms after its parent’s end\.$/,
    );
    expect(oddityWords(last('a 0..100\n  late 120..150'), 'outside-parent')).toMatch(
      /It starts 20.0 ms and ends 50.0 ms after its parent’s end\.$/,
    );
    expect(oddityWords(last('a 0..100\n  b @other -200..-150'), 'clock-skew')).toMatch(
      /It starts 200 ms before its parent, and is over 150 ms before that begins\.$/,
    );
    expect(oddityWords(last('a 0..100\n  b 60..20'), 'ends-before-start')).toMatch(/It ends 40.0 ms too early\.$/);
  });
});

const marksOf = (outline: string) => last(outline).marks;

describe('a child that starts before its parent', () => {
  it('is, between services, a clock that differs, even by little where it is over before the parent begins', () => {
    expect(marksOf('a @api 0..100\n  b @other -40..-15')).toEqual(['clock-skew']);
    expect(marksOf('a @api 0..100\n  b @other -5..0')).toEqual(['clock-skew']);
    expect(marksOf('a @api 0..100\n  b @other -40..20')).toEqual([]);
    expect(marksOf('a @api 0..100\n  b @other -1..-0.5')).toEqual([]);
    expect(partsMs('a @api 0..100\n  b @other -40..-15')).toEqual([[0, 25]]);
  });

  it('is, within one service, named as that and not as work that went on', () => {
    const early = 'a 0..100\n  b -30..50';
    expect(marksOf(early)).toEqual(['starts-early']);
    expect(oddityWords(last(early), 'starts-early')).toMatch(/It starts 30.0 ms before its parent\.$/);
    expect(oddityWords(last(early), 'starts-early')).not.toMatch(/went on|after/);
    expect(partsMs(early)).toEqual([[0, 30]]);
  });

  it('may run past its end as well, which has words of its own', () => {
    const both = 'a 0..100\n  b -30..150';
    expect(marksOf(both)).toEqual(['starts-early', 'outside-parent']);
    expect(oddityWords(last(both), 'starts-early')).not.toContain('end of');
    expect(oddityWords(last(both), 'outside-parent')).not.toContain('before');
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
