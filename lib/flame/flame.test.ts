import { describe, expect, it } from 'vitest';
import { anySpan, seeded, whole } from '../store/random-spans.fixture.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { growTree } from '../waterfall/tree.ts';
import { sketch } from '../../tests/support/sketch.ts';
import { flameMove } from './flame-keys.ts';
import { flameOf, type Flame, type Frame } from './flame.ts';
import { layFlame } from './lay-flame.ts';
import { matchingFrames, ownTimes } from './own-times.ts';

const flame = (outline: string): Flame => flameOf(growTree(sketch(outline)));
const ms = (ns: number): number => Math.round(ns / 1e4) / 100;

/** `name ×count work/own` for each frame, two spaces a level. */
const line = (frame: Frame): string =>
  `${'  '.repeat(frame.depth)}${frame.name} ×${frame.count} ${ms(frame.workNs)}/${ms(frame.ownNs)}`;
const linesOf = (frames: readonly Frame[]): string[] =>
  frames.flatMap((frame) => [line(frame), ...linesOf(frame.children)]);
const drawn = ({ roots }: Flame): string => linesOf(roots).join('\n');

const named = ({ frames }: Flame, name: string): Frame => {
  const found = [...frames.values()].find((frame) => frame.name === name);
  if (found === undefined) throw new Error(`No frame is called ${name}.`);
  return found;
};

describe('a flame graph', () => {
  it('makes one frame of spans of one name with the same callers, and sums up what they did', () => {
    const graph = flame(`
      request 0..100
        query 10..20
        query 30..50
          parse 35..40
        render 60..90
    `);
    expect(drawn(graph)).toBe(
      ['request ×1 100/40', '  query ×2 30/25', '    parse ×1 5/5', '  render ×1 30/30'].join('\n'),
    );
    expect(named(graph, 'query').slowest).toMatchObject({ name: 'query', spanId: sketch('a\nb\nc').at(-1)?.spanId });
  });

  it('keeps apart what has other callers or another service', () => {
    expect(drawn(flame('a 0..10\n  x 0..5\n  b 5..10\n    x 6..8'))).toContain('x ×1 2/2');
    expect(flame('a 0..10\n  x @one 0..5\n  x @two 5..10').frames.size).toBe(3);
    expect(flame('a 0..10\n  ["b"] 0..1\n  b 1..2').frames.size).toBe(3);
  });

  it('counts what runs at once for each, and takes it off its parent once', () => {
    const graph = flame('all 0..100\n  one 10..60\n  two 20..70');
    expect(drawn(graph)).toBe('all ×1 140/40\n  one ×1 50/50\n  two ×1 50/50');
    expect(ms(graph.workNs)).toBe(140);
  });

  it('takes nothing off a parent for what its child did after it had ended', () => {
    expect(drawn(flame('all 0..10\n  late 8..30'))).toBe('all ×1 30/8\n  late ×1 22/22');
  });

  it('counts failures', () => {
    expect(named(flame('a 0..10\n  b 1..2 !no\n  b 3..4'), 'b')).toMatchObject({ count: 2, failed: 1 });
  });

  it('holds each frame’s children exactly, whatever the spans are', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const { frames, roots, workNs } = flameOf(growTree(randomTrace(seed)));
      for (const { workNs: work, ownNs, children } of frames.values()) {
        const below = children.reduce((sum, child) => sum + child.workNs, 0);
        expect(Math.abs(work - ownNs - below), `seed ${seed}`).toBeLessThan(1);
        expect(ownNs).toBeGreaterThanOrEqual(0);
      }
      expect(roots.reduce((sum, root) => sum + root.workNs, 0)).toBe(workNs);
      expect([...frames.values()].reduce((sum, { count }) => sum + count, 0)).toBe(40);
    }
  });

  it('is made of a chain of twenty thousand spans without falling over', () => {
    const [first] = sketch('root');
    const chain = Array.from({ length: 20_000 }, (_, nth) => ({
      ...(first as StoredSpan),
      spanId: (nth + 1).toString(16).padStart(16, '0'),
      parentId: nth === 0 ? null : nth.toString(16).padStart(16, '0'),
      name: `s${nth % 3}`,
    }));
    const graph = flameOf(growTree(chain));
    expect(graph.frames.size).toBe(20_000);
    expect(layFlame(graph)).toMatchObject({ levels: 80, hidden: 19_920 });
  });
});

/** Forty spans with any parents and times: siblings at once, children outside, ends before starts. */
function randomTrace(seed: number): StoredSpan[] {
  const random = seeded(seed);
  const spans: StoredSpan[] = [];
  for (let nth = 0; nth < 40; nth += 1) {
    const start = 1_795_000_000_000_000_000n + BigInt(whole(random, 1000));
    const parent = spans[whole(random, spans.length + 1)];
    spans.push({
      ...anySpan(random), traceId: 'a'.repeat(32), name: `n${whole(random, 4)}`, parentId: parent?.spanId ?? null,
      start, end: start + BigInt(whole(random, 500) - 50),
      seq: nth, workspace: 'w', environment: 'e', service: `s${whole(random, 2)}`, receivedAt: 0,
    }); // prettier-ignore
  }
  return spans;
}

describe('the layout of a flame graph', () => {
  const graph = flame('request 0..100\n  query 0..25\n    parse 5..10\n  render 25..100');
  const placed = (zoomed?: string): string[] =>
    layFlame(graph, { zoomed }).drawn.map(({ frame, offset, width, level }) => `${level} ${frame.name} ${offset}+${width}`); // prettier-ignore

  it('gives each frame the width of its work, below its caller', () => {
    expect(placed()).toEqual(['0 request 0+1', '1 query 0+0.25', '1 render 0.25+0.75', '2 parse 0+0.05']);
  });

  it('gives what is zoomed into the whole width, and its callers too', () => {
    expect(placed(named(graph, 'query').key)).toEqual(['0 request 0+1', '1 query 0+1', '2 parse 0+0.2']);
  });

  it('shows all where what was zoomed into is gone', () => {
    expect(placed('gone')).toEqual(placed());
  });

  it('leaves out what is narrower than a hair, and says how much that is', () => {
    const hair = flame('request 0..100000\n  a 0..10\n    b 0..10\n  c 10..100000');
    expect(layFlame(hair)).toMatchObject({ hidden: 2, levels: 2 });
    expect(layFlame(hair, { zoomed: named(hair, 'a').key })).toMatchObject({ hidden: 0, levels: 3 });
  });

  it('shows the roots of a trace that took no time', () => {
    expect(layFlame(flame('a 0..0\nb 0..0')).drawn.map(({ width }) => width)).toEqual([0.5, 0.5]);
  });
});

describe('the keyboard of a flame graph', () => {
  const graph = flame('request 0..100\n  query 0..25\n    parse 5..10\n  render 25..100');
  const { drawn: frames } = layFlame(graph);
  const after = (from: string, pressed: string): string => {
    const move = flameMove(frames, named(graph, from).key, pressed);
    if (move === null || move.does === 'zoom-out') return String(move?.does);
    return `${move.does} ${graph.frames.get(move.key)?.name}`;
  };

  it.each([
    ['request', 'ArrowDown', 'focus render'],
    ['render', 'ArrowDown', 'focus render'],
    ['query', 'ArrowDown', 'focus parse'],
    ['parse', 'ArrowUp', 'focus query'],
    ['request', 'ArrowUp', 'focus request'],
    ['query', 'ArrowRight', 'focus render'],
    ['render', 'ArrowRight', 'focus render'],
    ['render', 'ArrowLeft', 'focus query'],
    ['parse', 'Home', 'focus request'],
    ['request', 'End', 'focus parse'],
    ['query', 'Enter', 'zoom query'],
    ['query', ' ', 'zoom query'],
    ['query', 'Escape', 'zoom-out'],
    ['query', 'x', 'undefined'],
    ['query', 'constructor', 'undefined'],
  ])('on %s, %s means: %s', (from, pressed, wanted) => {
    expect(after(from, pressed)).toBe(wanted);
  });

  it('begins at the top where nothing has it yet, and means nothing where nothing is drawn', () => {
    expect(flameMove(frames, undefined, 'Enter')).toEqual({ does: 'zoom', key: named(graph, 'request').key });
    expect(flameMove([], undefined, 'Enter')).toBeNull();
  });
});

describe('where the time went', () => {
  const graph = flame('a @x 0..100\n  db @y 0..30\n  b @x 30..90\n    db @y 30..80');

  it('is summed up by name and service, the most first', () => {
    expect(ownTimes(graph).map(({ name, count, ownNs, share }) => [name, count, ms(ownNs), share])).toEqual([
      ['db', 2, 80, 0.8],
      ['a', 1, 10, 0.1],
      ['b', 1, 10, 0.1],
    ]);
  });

  it('is found by a text, and a frame within another that matches counts once', () => {
    expect(matchingFrames(graph, 'DB')).toMatchObject({ share: 0.8 });
    expect(matchingFrames(graph, 'x ').share).toBe(1);
    expect([...matchingFrames(graph, ' ').keys]).toEqual([]);
    expect(matchingFrames(graph, 'nothing').share).toBe(0);
  });
});
