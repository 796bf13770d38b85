import type { Branch } from './tree.ts';

/** What is odd about a span's place or time; each has words in `markWords`. */
export type Mark = 'orphan' | 'knot' | 'outside-parent' | 'clock-skew' | 'ends-before-start' | 'other-environment';

/** Each mark in words: the short note that stands beside a row, and what it means. */
export const markWords: Record<Mark, { note: string; meaning: string }> = {
  orphan: {
    note: 'parent missing',
    meaning: 'This span names a parent that has not arrived. It may still come, or it was never sent.',
  },
  knot: {
    note: 'parents in a circle',
    meaning: 'This span is, by what was sent, an ancestor of itself. It is drawn once, as if it were a root.',
  },
  'outside-parent': {
    note: 'runs past its parent',
    meaning: 'This span does not lie within its parent’s time: work that went on after the parent had ended.',
  },
  'clock-skew': {
    note: 'starts before its parent',
    meaning: 'A child cannot start before its parent; the clocks of the two services probably differ.',
  },
  'ends-before-start': {
    note: 'ends before it starts',
    meaning: 'The end time is earlier than the start time, so this span has no length to draw.',
  },
  'other-environment': {
    note: 'other environment',
    meaning: 'This span came with an ingest key of another environment than its parent’s. Use one key for the project.',
  },
};

/** Nanoseconds. Within one service less is the grain of its clock: a browser's ticks in tenths of a millisecond. */
export const ONE_CLOCK = 2_000_000;
/** Between two services clocks differ, even on one machine a browser's from the system's; so much is no news. */
export const TWO_CLOCKS = 50_000_000;

/** Adds what a span's times and key say against its parent's. Two services have two clocks; one service has one. */
export function markTimes({ span, parent, startNs, endNs, marks }: Branch): void {
  if (endNs < startNs) marks.push('ends-before-start');
  if (parent === null) return;
  const isRemote = span.service !== parent.span.service;
  const grain = isRemote ? TWO_CLOCKS : ONE_CLOCK;
  const early = startNs < parent.startNs - grain;
  if (early && isRemote) marks.push('clock-skew');
  else if (early || endNs > parent.endNs + grain) marks.push('outside-parent');
  if (span.environment !== parent.span.environment) marks.push('other-environment');
}
