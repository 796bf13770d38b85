import type { StoredSpan } from '../telemetry/span.ts';
import type { Tree } from './tree.ts';

/** Where a bar lies, as fractions of the time axis: 0 is where its trace starts, 1 where the longest trace ends. */
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
  /** Where a moment of this span's trace lies, for a span event's dot; Unix nanoseconds. Kept on the axis. */
  at(time: bigint, span: StoredSpan): number;
  /** Whether a moment of a trace lies on the axis at all. */
  holds(time: bigint, traceId: string): boolean;
}

/** Lays a tree out on one axis. Several traces, however far apart, all start at its left end, so that they compare. */
export function layOut(tree: Pick<Tree, 'windows'>): Layout {
  let totalNs = 0;
  for (const { start, end } of tree.windows.values()) totalNs = Math.max(totalNs, Number(end - start));
  const fraction = (time: bigint, { traceId, start }: StoredSpan): number => {
    const from = tree.windows.get(traceId)?.start ?? start;
    return totalNs === 0 ? 0 : Number(time - from) / totalNs;
  };
  return {
    totalMs: totalNs / 1e6,
    ticks: ticksOf(totalNs / 1e6),
    bar: (span) => {
      const offset = fraction(span.start, span);
      return { offset, width: Math.max(0, fraction(span.end, span) - offset) };
    },
    at: (time, span) => Math.min(1, Math.max(0, fraction(time, span))),
    holds: (time, traceId) => {
      const from = tree.windows.get(traceId)?.start;
      return from !== undefined && time >= from && Number(time - from) <= totalNs;
    },
  };
}

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
