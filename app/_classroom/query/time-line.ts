import type { Dispatch, SetStateAction } from 'react';

/** A time range that is being chosen in one of the charts, in time buckets, both ends included. */
export interface TimeBrush {
  /** The chart that it is chosen in; all of them show it. */
  chart: string;
  anchor: number;
  head: number;
  /** The pointer has let go. */
  done: boolean;
}

/** What the charts of an answer share: where in time the reader is. */
export interface TimeLine {
  /** The chart that says how the others are used, too. */
  first: string | undefined;
  /** The time bucket that is pointed at. */
  cursor: number | undefined;
  onCursor: (bucket: number | undefined) => void;
  brush: TimeBrush | null;
  setBrush: Dispatch<SetStateAction<TimeBrush | null>>;
  /** The range is asked for: buckets from the first to the last, both included. */
  onZoom: (first: number, last: number) => void;
}

/** A brush's buckets in order. */
export const bucketsOf = ({ anchor, head }: TimeBrush): [first: number, last: number] => [
  Math.min(anchor, head),
  Math.max(anchor, head),
];

const clamp = (bucket: number, count: number): number => Math.min(count - 1, Math.max(0, bucket));

/** The time bucket at a fraction of the chart's width. */
export const bucketAt = (across: number, count: number): number => clamp(Math.floor(across * count), count);

/** What Shift and an arrow key make of a brush; null where the key is none. */
export function brushAfter(
  key: string,
  { chart, brush, at, count }: { chart: string; brush: TimeBrush | null; at: number; count: number },
): TimeBrush | null {
  const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[key];
  if (step === undefined) return null;
  const own = brush?.chart === chart ? brush : { chart, anchor: at, head: at };
  return { ...own, chart, head: clamp(own.head + step, count), done: true };
}
