import type { StoredSpan } from './span.ts';

/** How a large trace begins: its first rows, as a waterfall without folds draws them, and what is told of it as a whole. */
export interface TraceOpening {
  /** The spans of the first rows, from the top; every parent stands above its children. */
  spans: StoredSpan[];
  /** How many spans hang directly below each of these, whether they are among the first rows or not. */
  children: number[];
  /** The parents that have not arrived and have a row among the first. */
  missing: MissingParent[];
  /** How many rows hang from nothing. */
  roots: number;
  whole: WholeTrace;
  /** Of the span ids that were asked about, those of spans that are stored, or of parents that have not arrived. */
  known: string[];
}

/** A parent that spans name and that has not arrived; its row begins with the first of these. */
export interface MissingParent {
  spanId: string;
  /** How many spans name it. */
  children: number;
  /** When the last of these ends, in nanoseconds since the Unix epoch. */
  end: bigint;
}

/** What is odd about a span's time, or about whose it is, against its parent's. */
export const timeOddities = [
  'clock-skew',
  'starts-early',
  'outside-parent',
  'ends-before-start',
  'other-environment',
] as const;
export type TimeOddity = (typeof timeOddities)[number];

/** What is known of a trace without reading its spans. */
export interface WholeTrace {
  spans: number;
  /** With status error. */
  failed: number;
  services: string[];
  environments: string[];
  /** The earliest start and the latest end, in nanoseconds since the Unix epoch. */
  start: bigint;
  end: bigint;
  /** A span without a parent has arrived. */
  hasRoot: boolean;
  /** How many parents have not arrived, and how many spans name one of these. */
  missing: number;
  orphans: number;
  /** How many of its spans are odd, by what is odd about them. */
  odd: Record<TimeOddity, number>;
}
