import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { layOut } from '@/lib/waterfall/layout.ts';
import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import { growTree } from '@/lib/waterfall/tree.ts';
import { sketch } from '@/tests/support/sketch.ts';
import { asSent } from './as-shown.ts';
import { LooseMarks } from './loose-marks.tsx';
import { EventDots, MarkDots, MOST_DOTS } from './time-dots.tsx';

const [plain] = sketch('a 0..1000') as [StoredSpan];
const after = (ms: number): bigint => plain.start + BigInt(Math.round(ms * 1e6));
const withEvents = (count: number, every: number): StoredSpan => ({
  ...plain,
  events: Array.from({ length: count }, (_, nth) => ({ name: `e${nth}`, time: after(nth * every), attributes: {} })),
});
const mark = (seq: number, ms: number): TimeMark => ({
  seq, kind: 'log', traceId: plain.traceId, spanId: null, at: after(ms), level: '', failed: seq === 3, text: `line ${seq}`,
}); // prettier-ignore

const layout = layOut(growTree([plain]));
const places = (html: string): number[] => [...html.matchAll(/left:([\d.]+)%/g)].map(([, left]) => Number(left));
const dots = (span: StoredSpan, within = layout): string =>
  renderToStaticMarkup(<EventDots span={span} layout={within} asShown={asSent} />);

describe('the events of a span', () => {
  it('reach to the end of its bar, however many they are, and none is left out', () => {
    const html = dots(withEvents(1000, 1));
    expect(places(html)).toHaveLength(MOST_DOTS);
    expect(places(html).at(-1)).toBeGreaterThan(98);
    const counts = [...html.matchAll(/title="(\d+) span events/g)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000);
  });

  it('are all there again when one looks closer at the last of them', () => {
    const closer = layOut(growTree([plain]), { fromMs: 990, toMs: 1000 });
    expect(places(dots(withEvents(1000, 1), closer))).toHaveLength(10);
  });

  it('say of one that is outside its span how far', () => {
    const [, second] = sketch('a 0..1000\n  b 100..200') as [StoredSpan, StoredSpan];
    const span = { ...second, events: [{ name: 'late', time: after(300), attributes: {} }] };
    expect(dots(span)).toContain('title="late (100 ms after its span had ended)"');
  });
});

describe('the logs and errors of a row', () => {
  it('are one mark each while they are few', () => {
    const html = renderToStaticMarkup(<MarkDots span={plain} marks={[mark(1, 5), mark(2, 900)]} layout={layout} />);
    expect(html).toMatch(/data-mark="1".*data-mark="2"/);
  });

  it('share a mark where they are many, which counts them and says where they can be read', () => {
    const marks = Array.from({ length: 500 }, (_, nth) => mark(nth, nth * 2));
    const html = renderToStaticMarkup(<MarkDots span={plain} marks={marks} layout={layout} />);
    expect(places(html)).toHaveLength(MOST_DOTS);
    expect(html).toContain('9 log lines close together, 1 of them failed. Their span’s details list them.');
  });
});

const nothing = (): void => undefined;
function drawn(count: number): string {
  const marks = Array.from({ length: count }, (_, nth) => mark(nth, (nth * 1000) / count));
  return renderToStaticMarkup(
    <LooseMarks marks={marks} layout={layout} listed={false} onList={nothing} onMark={nothing} />,
  );
}

describe('logs and errors without a span', () => {
  it('are counted on a button that lists them, for the keyboard', () => {
    expect(drawn(2)).toMatch(/<button[^>]*aria-expanded="false"[^>]*>2 without a span<\/button>/);
    expect(drawn(2)).not.toContain('one dot may be several');
  });

  it('are all drawn, and it is said where one dot is several', () => {
    const html = drawn(1000);
    expect(html).toContain('1,000 without a span');
    expect(html).toContain('one dot may be several');
    expect(places(html).at(-1)).toBeGreaterThan(98);
  });
});
