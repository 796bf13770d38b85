import type { StoredSpan } from '../telemetry/span.ts';
import type { Tree } from './tree.ts';

/** Where a bar lies, as fractions of the trace's window: 0 is its earliest start, 1 its latest end. */
export interface Bar {
  offset: number;
  width: number;
}

/** A line of the time axis. */
export interface Tick {
  offset: number;
  /** Milliseconds since the trace started. */
  ms: number;
}

/** The geometry of a trace. Bars are worked out when asked for, since only the rows in sight need theirs. */
export interface Layout {
  totalMs: number;
  ticks: Tick[];
  bar(span: StoredSpan): Bar;
  /** Where a moment lies, for a span event's dot; Unix nanoseconds. Kept within the window. */
  at(time: bigint): number;
}

export function layOut(tree: Pick<Tree, 'start' | 'end'>): Layout {
  const totalNs = Number(tree.end - tree.start);
  const fraction = (time: bigint): number => (totalNs === 0 ? 0 : Number(time - tree.start) / totalNs);
  return {
    totalMs: totalNs / 1e6,
    ticks: ticksOf(totalNs / 1e6),
    bar: (span) => {
      const offset = fraction(span.start);
      return { offset, width: Math.max(0, fraction(span.end) - offset) };
    },
    at: (time) => within(fraction(time)),
  };
}

const within = (value: number): number => Math.min(1, Math.max(0, value));

/** About four round steps (1, 2 or 5 times a power of ten) between 0 and the end. */
function ticksOf(totalMs: number): Tick[] {
  if (totalMs <= 0) return [{ offset: 0, ms: 0 }];
  const power = 10 ** Math.floor(Math.log10(totalMs / 4));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => totalMs / candidate <= 5) ?? totalMs;
  return Array.from({ length: Math.floor(totalMs / step) + 1 }, (_, index) => ({
    offset: (index * step) / totalMs,
    ms: index * step,
  }));
}
