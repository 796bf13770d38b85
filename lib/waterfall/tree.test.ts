import { describe, expect, it } from 'vitest';
import type { StoredSpan } from '../telemetry/span.ts';
import { outline, walk } from './outline.ts';
import { sketch } from '../../tests/support/sketch.ts';
import { growTree } from './tree.ts';

const drawn = (text: string, pick: (spans: StoredSpan[]) => StoredSpan[] = (spans) => spans): string =>
  `\n${outline(growTree(pick(sketch(text))), { durations: false })}`;

/** A generator with a seed, so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const id = (index: number): string => (index + 1).toString(16).padStart(16, '0');

describe('the waterfall tree', () => {
  it('hangs each span from its parent, siblings in start order', () => {
    expect(
      drawn(`
        click @frontend-next 0..90 [client]
          second 40..60
          first 10..30
      `),
    ).toBe(`
frontend-next: click [client]
  backend-next: first
  backend-next: second`);
  });

  it('draws the same tree in whatever order the spans arrive', () => {
    const text = `
      click 0..90
        GET /api/home 5..80
          http-handler 10..70
          render 71..79
    `;
    expect(drawn(text, (spans) => spans.reverse())).toBe(drawn(text));
  });

  it('keeps a span whose parent never arrived, and says so', () => {
    expect(drawn(`charge card ^POST /api/checkout`)).toBe(`
backend-next: charge card (parent missing)`);
  });

  it('hangs an orphan back on its parent once the parent arrives', () => {
    const text = `
      GET /api/home 0..50
        http-handler 5..40
          SELECT 10..20
    `;
    expect(drawn(text, (spans) => spans.filter((span) => span.name !== 'http-handler'))).toBe(`
backend-next: GET /api/home
backend-next: SELECT (parent missing)`);
    expect(drawn(text)).toBe(`
backend-next: GET /api/home
  backend-next: http-handler
    backend-next: SELECT`);
  });

  it('counts a child of a registered synthetic parent as root', () => {
    const [span] = sketch('GET /api/home ^nobody') as [StoredSpan];
    expect(growTree([span]).hasRoot).toBe(false);
    const tree = growTree([span], { syntheticRoots: [span.parentId as string] });
    expect(tree.hasRoot).toBe(true);
    expect(tree.roots[0]?.marks).toEqual([]);
  });

  it('draws spans that are each other’s parents once, and marks the knot', () => {
    expect(drawn('chicken 1..9 ^egg\negg 3..8 ^chicken\nchick 5..6 ^egg')).toBe(`
backend-next: chicken (parents in a circle)
  backend-next: egg
    backend-next: chick`);
  });

  it('draws a span that is its own parent once', () => {
    expect(drawn('ouroboros ^ouroboros')).toBe('\nbackend-next: ouroboros (parents in a circle)');
  });

  it('ignores a span that comes twice, and counts it', () => {
    const spans = sketch('click\n  GET /api/home');
    const tree = growTree([...spans, ...spans]);
    expect(tree).toMatchObject({ size: 2, duplicates: 2 });
    expect(walk(tree.roots)).toHaveLength(2);
  });

  it('does not hang a span from a parent of another trace', () => {
    expect(
      drawn('click 0..9\n  GET /api/home 1..8', ([parent, child]) => [
        parent as StoredSpan,
        { ...(child as StoredSpan), traceId: 'b'.repeat(32) },
      ]),
    ).toBe(`
backend-next: click

backend-next: GET /api/home (parent missing)`);
  });

  it('says where a span’s time does not fit its parent’s', () => {
    expect(
      drawn(`
        GET /api/home 110..150
          sends a mail afterwards 140..190
          query @activities-service 2..120
          broken timer 130..120
      `),
    ).toBe(`
backend-next: GET /api/home
  activities-service: query (clocks differ)
  backend-next: broken timer (ends before it starts)
  backend-next: sends a mail afterwards (runs past its parent)`);
  });

  it('is not disturbed by differences below the grain of the clocks', () => {
    expect(drawn('click @frontend-next 1..9\n  GET /api/home @backend-next 0.6..9.4')).not.toContain('(');
    expect(drawn('call @backend-next 50..90\n  query @activities-service 10..95')).not.toContain('(');
    expect(drawn('GET /api/home 1..9\n  http-handler 2..10')).not.toContain('(');
  });

  it('tells of the services that use the keys of two environments', () => {
    const tree = growTree(sketch('click @frontend-next %prod 0..9\n  GET /api/home %dev 1..8'));
    expect(tree.environments).toEqual(['prod', 'dev']);
    expect(outline(tree, { durations: false })).toContain('GET /api/home (other environment)');
  });

  it('counts what hangs below each span', () => {
    const tree = growTree(sketch('a 0..9\n  b 1..8\n    c 2..7\n  d 8..9'));
    expect(walk(tree.roots).map((branch) => [branch.span.name, branch.below, branch.position])).toEqual([
      ['a', 3, 1],
      ['b', 1, 1],
      ['c', 0, 1],
      ['d', 0, 2],
    ]);
  });

  it('takes a chain of twenty thousand spans without running out of stack', () => {
    const [first] = sketch('link') as [StoredSpan];
    const chain = Array.from({ length: 20_000 }, (_, index) => ({
      ...first,
      spanId: id(index),
      parentId: index === 0 ? null : id(index - 1),
    }));
    const tree = growTree(chain);
    expect(tree.roots[0]?.below).toBe(19_999);
    expect(outline(tree).split('\n')).toHaveLength(201);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'draws every span exactly once, whoever claims to be whose parent (seed %i)',
    (seed) => {
      const random = seeded(seed);
      const [first] = sketch('span') as [StoredSpan];
      const spans = Array.from({ length: 300 }, (_, index) => ({
        ...first,
        spanId: id(index),
        parentId: random() < 0.1 ? null : id(Math.floor(random() * 320)),
        start: first.start + BigInt(Math.floor(random() * 1000)),
      }));
      const seen = walk(growTree(spans).roots).map((branch) => branch.span.spanId);
      expect(seen.sort()).toEqual(spans.map((span) => span.spanId).sort());
    },
  );
});
