import { describe, expect, it } from 'vitest';
import { sketch } from '../../tests/support/sketch.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { growTree, type Tree } from '../waterfall/tree.ts';
import { compareTraces } from './compare.ts';
import { differenceWords, shareText, signedText } from './difference-words.ts';
import { fieldDifferences } from './field-differences.ts';
import { placesOf } from './places.ts';

const tree = (outline: string): Tree => growTree(sketch(outline));

/** `name change` for each pair, two spaces a level; the name is that of the second where it has one. */
function compared(one: string, other: string): string {
  const { pairs } = compareTraces(tree(one), tree(other));
  return pairs
    .map(
      ({ one: a, other: b, depth, change, failure }) =>
        `${'  '.repeat(depth)}${(b ?? a)?.span.name} ${failure ?? change}`,
    ) // prettier-ignore
    .join('\n');
}

const words = (one: string, other: string): string[] =>
  differenceWords(compareTraces(tree(one), tree(other)), placesOf(tree(one), tree(other)));

const lines = (...all: string[]): string => all.join('\n');

describe('two traces beside each other', () => {
  const home = 'request 0..100\n  query 10..40\n  render 50..90';

  it('pair each span with its like, level by level', () => {
    expect(compared(home, home)).toBe(lines('request same', '  query same', '  render same'));
    expect(compared(home, 'request 0..200\n  query 10..140\n  render 150..160')).toBe(
      lines('request slower', '  query slower', '  render faster'),
    );
  });

  it('say what only one of them has, where it would stand', () => {
    expect(compared(home, 'request 0..100\n  query 10..40\n  cache 41..42\n  render 50..90')).toBe(
      lines('request same', '  query same', '  cache added', '  render same'),
    );
    expect(compared(home, 'request 0..100\n  render 50..90')).toBe(
      lines('request same', '  query missing', '  render same'),
    );
  });

  it('pair the first with the first where a span stands there several times', () => {
    const one = 'request 0..100\n  query 0..10\n  query 20..50';
    const other = 'request 0..100\n  query 0..10\n  query 20..50\n  query 60..62\n  query 70..72';
    expect(compared(one, other)).toBe(
      lines('request same', '  query same', '  query same', '  query added', '  query added'),
    );
  });

  it('look through a wrapper that only one of them has', () => {
    const wrapped = 'request 0..100\n  middleware 5..95\n    query 10..40\n    render 50..90';
    expect(compared(home, wrapped)).toBe(
      lines('request same', '  middleware added', '    query same', '    render same'),
    );
    expect(compared(wrapped, home)).toBe(
      lines('request same', '  middleware missing', '    query same', '    render same'),
    );
  });

  it('keep apart what another service did, or what is of another kind', () => {
    expect(compared('a @x 0..9', 'a @y 0..9')).toBe(lines('a added', 'a missing'));
    expect(compared('a [client] 0..9', 'a [server] 0..9')).toContain('a added');
  });

  it('tell a span that fails in one of them alone', () => {
    expect(compared('a 0..9', 'a 0..9 !boom')).toBe('a fails now');
    expect(compared('a 0..9 !boom', 'a 0..9')).toBe('a fails no more');
    expect(compared('a 0..9 !boom', 'a 0..9 !bang')).toBe('a same');
  });

  it('call no difference one that nobody would notice', () => {
    expect(compared('a 0..1000\n  b 0..2', 'a 0..1040\n  b 0..4')).toBe(lines('a same', '  b same'));
  });

  it('have every span of both in exactly one pair, whatever they are', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const [one, other] = [randomTree(seed), randomTree(seed + 1000)];
      const { pairs, counts } = compareTraces(one, other);
      const firsts = pairs.flatMap((pair) => (pair.one === null ? [] : [pair.one.span.spanId]));
      const seconds = pairs.flatMap((pair) => (pair.other === null ? [] : [pair.other.span.spanId]));
      expect([firsts.length, new Set(firsts).size], `seed ${seed}`).toEqual([one.size, one.size]);
      expect([seconds.length, new Set(seconds).size], `seed ${seed}`).toEqual([other.size, other.size]);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(pairs.length);
      const unlike = pairs.filter((pair) => pair.one && pair.other && pair.one.span.name !== pair.other.span.name);
      expect(unlike).toEqual([]);
    }
  });

  it('of twenty thousand spans in a chain, and side by side, are compared', () => {
    const [first] = sketch('root');
    const spans = (parentOf: (nth: number) => number | null): Tree =>
      growTree(
        Array.from({ length: 20_000 }, (_, nth) => ({ ...(first as StoredSpan), spanId: idOf(nth), parentId: idOrNull(parentOf(nth)) })),
      ); // prettier-ignore
    const chain = spans((nth) => (nth === 0 ? null : nth - 1));
    const wide = spans((nth) => (nth === 0 ? null : 0));
    expect(compareTraces(chain, chain).counts.same).toBe(20_000);
    expect(compareTraces(wide, wide).counts.same).toBe(20_000);
    expect(compareTraces(chain, wide).counts).toMatchObject({ same: 2, missing: 19_998, added: 19_998 });
  });
});

const idOf = (nth: number): string => (nth + 1).toString(16).padStart(16, '0');
const idOrNull = (nth: number | null): string | null => (nth === null ? null : idOf(nth));

/** Thirty spans of four names at random places; a simple generator, so that a seed brings a failure back. */
function randomTree(seed: number): Tree {
  let state = seed * 2_654_435_761;
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % most;
  };
  const outline: string[] = [];
  let depth = 0;
  for (let nth = 0; nth < 30; nth += 1) {
    depth = nth === 0 ? 0 : 1 + below(depth + 1);
    outline.push(`${'  '.repeat(depth)}n${below(4)} ${nth}..${nth + 1 + below(9)}`);
  }
  return tree(outline.join('\n'));
}

describe('the difference in words', () => {
  it('is nothing where the two are alike', () => {
    expect(words('a 0..10', 'a 0..10')).toEqual(['The two are alike: the same spans, each about as long. They took 10.0 ms and 10.0 ms.']); // prettier-ignore
  });

  it('says how much longer, and where that comes from', () => {
    const one = 'request @web 0..100\n  query @db 10..20';
    const other = 'request @web 0..200\n  query @db 10..60\n  query @db 60..120';
    expect(words(one, other)).toEqual([
      'The second took 100 ms longer: 200 ms against 100 ms (+100 %).',
      'Most of the difference is in what was done by “query” of db: +100 ms, in 2 spans instead of 1.',
      'Only in the second is “query” of db.',
    ]);
    expect(words(other, one)[0]).toBe('The second took 100 ms less: 100 ms against 200 ms (−50 %).');
  });

  it('names what only one of them has, the most often first, and what fails', () => {
    const one = 'request 0..100\n  old 1..2';
    const other = 'request 0..100 !boom\n  a 1..2\n  b 2..3\n  b 3..4\n  c 4..5\n  d 5..6';
    expect(words(one, other).slice(-3)).toEqual([
      'Only in the second are 2 × “b” of backend-next, “a” of backend-next, “c” of backend-next, 1 more kinds.',
      'Only in the first is “old” of backend-next.',
      '“request” of backend-next fails in the second alone.',
    ]);
  });

  it('says so where they have nothing in common', () => {
    expect(words('a 0..1', 'b 0..1')).toEqual(['The two have nothing in common: no service does anything of the same name in both.']); // prettier-ignore
  });

  it('shows a hostile name, and obeys none', () => {
    expect(words('a 0..9', 'a 0..9\n  \u001b[31m\u202Ename 1..2').at(-1)).toContain('\\u001b[31m\\u202ename');
  });

  it.each([
    [12.4, '+12.4 ms'],
    [-3, '−3.00 ms'],
    [0, '±0'],
  ])('writes %d ms as %s', (ms, wanted) => {
    expect(signedText(ms)).toBe(wanted);
  });

  it('writes shares', () => {
    expect([shareText(100, 136), shareText(100, 98.5), shareText(0, 5)]).toEqual(['+36 %', '−1.5 %', '']);
  });
});

describe('in what two spans differ', () => {
  it('is told field by field, without ids and times', () => {
    const [one] = sketch('a 0..9 {app.user=ada}') as [StoredSpan];
    const [other] = sketch('a 5..99 {app.user=grace} !boom') as [StoredSpan];
    expect(fieldDifferences(one, other)).toEqual([
      { key: 'app.user', one: 'ada', other: 'grace' },
      { key: 'status', one: 'unset', other: 'error boom' },
    ]);
    expect(fieldDifferences(one, one)).toEqual([]);
  });

  it('tells a field that one of them alone has', () => {
    const [one] = sketch('a') as [StoredSpan];
    const [other] = sketch('a {constructor=x}') as [StoredSpan];
    expect(fieldDifferences(one, other)).toEqual([{ key: 'constructor', one: null, other: 'x' }]);
  });
});
