import type { StoredSpan } from '../telemetry/span.ts';
import { offAxisText } from './off-axis.ts';
import type { TimeWindow } from './time-window.ts';
import type { Tree } from './tree.ts';

/**
 * Where a bar lies, as fractions of the time axis: 0 is where its trace starts, 1 where the longest trace ends; of a
 * window, where it starts and ends. What reaches out of a window is cut there.
 */
export interface Bar {
  offset: number;
  width: number;
  /** It lies outside the window altogether, on this side. */
  beyond?: 'before' | 'after';
}

/** A line of the time axis. */
export interface Tick {
  offset: number;
  /** Milliseconds since the trace started. */
  ms: number;
}

/** The geometry of a trace. Bars are worked out when asked for, since only the rows in sight need theirs. */
export interface Layout {
  /** The whole axis. */
  totalMs: number;
  /** The part of it that is shown; null while it is the whole. */
  window: TimeWindow | null;
  ticks: Tick[];
  bar(span: StoredSpan): Bar;
  /** The bar of a part of a span's time, in nanoseconds since the span's own start. */
  part(span: StoredSpan, fromNs: number, toNs: number): Bar;
  /** When a span starts, in milliseconds since its trace did. */
  startMs(span: StoredSpan): number;
  /** Where a moment of this span's trace lies, for a span event's dot; Unix nanoseconds. Kept on the axis. */
  at(time: bigint, span: Placed): number;
  /** Whether a moment lies before or after the window that is shown. */
  hides(time: bigint, span: Placed): boolean;
  /** Whether a moment of a trace lies on the axis at all. */
  holds(time: bigint, traceId: string): boolean;
  /** In words how far a moment lies outside the time of its trace's spans; empty where it lies within. */
  offText(time: bigint, traceId: string): string;
}

/** Whatever is drawn on the time axis of its trace. */
type Placed = Pick<StoredSpan, 'traceId' | 'start'>;

/** Lays a tree out on one axis. Several traces, however far apart, all start at its left end, so that they compare. */
export function layOut(tree: Pick<Tree, 'windows'>, window: TimeWindow | null = null): Layout {
  let totalNs = 0;
  for (const { start, end } of tree.windows.values()) totalNs = Math.max(totalNs, Number(end - start));
  const fromNs = (window?.fromMs ?? 0) * 1e6;
  const widthNs = window === null ? totalNs : (window.toMs - window.fromMs) * 1e6;
  const since = (time: bigint, { traceId, start }: Placed): number =>
    Number(time - (tree.windows.get(traceId)?.start ?? start));
  const fraction = (ns: number): number => (widthNs === 0 ? 0 : (ns - fromNs) / widthNs);
  return {
    totalMs: totalNs / 1e6,
    window,
    ticks: ticksOf(fromNs / 1e6, widthNs / 1e6),
    bar: (span) => barOf(fraction(since(span.start, span)), fraction(since(span.end, span))),
    part: (span, from, to) => barOf(fraction(since(span.start, span) + from), fraction(since(span.start, span) + to)),
    startMs: (span) => since(span.start, span) / 1e6,
    at: (time, span) => Math.min(1, Math.max(0, fraction(since(time, span)))),
    hides: (time, span) => window !== null && Math.abs(fraction(since(time, span)) - 0.5) > 0.5,
    holds: (time, traceId) => {
      const from = tree.windows.get(traceId)?.start;
      return from !== undefined && time >= from && Number(time - from) <= totalNs;
    },
    offText: (time, traceId) => offAxisText(time, tree.windows.get(traceId)),
  };
}

/** A span that ends before it starts has no length and stands at its start. */
function barOf(from: number, to: number): Bar {
  if (from > 1) return { offset: 1, width: 0, beyond: 'after' };
  if (Math.max(from, to) < 0) return { offset: 0, width: 0, beyond: 'before' };
  const offset = Math.max(0, from);
  return { offset, width: Math.max(0, Math.min(1, to) - offset) };
}

/** About four round steps (1, 2 or 5 times a power of ten) between the two ends. */
function ticksOf(fromMs: number, widthMs: number): Tick[] {
  if (widthMs <= 0) return [{ offset: 0, ms: fromMs }];
  const power = 10 ** Math.floor(Math.log10(widthMs / 4));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => widthMs / candidate <= 5) ?? widthMs;
  const first = Math.ceil(fromMs / step);
  const count = Math.floor((fromMs + widthMs) / step) - first + 1;
  return Array.from({ length: count }, (_, index) => ({
    offset: ((first + index) * step - fromMs) / widthMs,
    ms: (first + index) * step,
  }));
}
