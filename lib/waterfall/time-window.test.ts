import { describe, expect, it } from 'vitest';
import { sketch } from '../../tests/support/sketch.ts';
import { layOut } from './layout.ts';
import { around, panned, windowWithin, zoomed } from './time-window.ts';
import { growTree } from './tree.ts';

const window = (fromMs: number, toMs: number) => ({ fromMs, toMs });

describe('the window on the time axis', () => {
  it('stays within the trace, its ends in order', () => {
    expect(windowWithin(window(80, 20), 100)).toEqual(window(20, 80));
    expect(windowWithin(window(-10, 50), 100)).toEqual(window(0, 50));
    expect(windowWithin(window(60, 170), 100)).toEqual(window(60, 100));
  });

  it('is none where it would be the whole trace, which may still grow', () =>
    expect(windowWithin(window(-5, 200), 100)).toBeNull());

  it('never becomes nothing', () => {
    const narrow = windowWithin(window(50, 50), 100);
    expect(narrow?.toMs).toBeGreaterThan(narrow?.fromMs ?? 0);
    let closer = windowWithin(window(20, 80), 100);
    for (let times = 0; times < 100; times += 1) closer = zoomed(closer, 0.5, 100);
    expect(closer?.toMs).toBeGreaterThan(closer?.fromMs ?? 0);
  });

  it('moves as wide as it is, and no further than the trace goes', () => {
    expect(panned(window(20, 40), 0.5, 100)).toEqual(window(30, 50));
    expect(panned(window(20, 40), 99, 100)).toEqual(window(80, 100));
    expect(panned(window(20, 40), -99, 100)).toEqual(window(0, 20));
    expect(panned(null, 1, 100)).toBeNull();
  });

  it('looks closer around its middle, or around a moment, and out again to the whole', () => {
    expect(zoomed(null, 0.5, 100)).toEqual(window(25, 75));
    expect(zoomed(window(20, 60), 0.5, 100, 20)).toEqual(window(20, 40));
    expect(zoomed(window(25, 75), 4, 100)).toBeNull();
  });

  it('shows a span with a little around it', () => expect(around(window(40, 60), 100)).toEqual(window(39, 61)));
});

describe('a layout with a window', () => {
  const tree = growTree(sketch('a 0..100\n  early 5..15\n  across 30..60\n  late 90..95'));
  const spanOf = (name: string) => tree.roots.flatMap((root) => [root, ...root.children]).find(({ span }) => span.name === name)!.span; // prettier-ignore
  const layout = layOut(tree, window(40, 80));

  it('cuts bars at its ends', () => {
    expect(layout.bar(spanOf('a'))).toEqual({ offset: 0, width: 1 });
    expect(layout.bar(spanOf('across'))).toEqual({ offset: 0, width: 0.5 });
  });

  it('says of what it does not show on which side it is', () => {
    expect(layout.bar(spanOf('early')).beyond).toBe('before');
    expect(layout.bar(spanOf('late')).beyond).toBe('after');
  });

  it('marks its own part of the axis', () =>
    expect(layout.ticks).toEqual([40, 50, 60, 70, 80].map((ms) => ({ ms, offset: (ms - 40) / 40 }))));

  it('hides the moments outside it, and still knows which lie on the axis', () => {
    const { start, traceId } = spanOf('early');
    expect([layout.hides(start, spanOf('early')), layout.holds(start, traceId)]).toEqual([true, true]);
    expect(layOut(tree).hides(start, spanOf('early'))).toBe(false);
  });

  it('tells when a span starts, whatever is shown', () => expect(layout.startMs(spanOf('late'))).toBe(90));
});
