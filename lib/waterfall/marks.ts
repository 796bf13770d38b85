import { ONE_CLOCK, TWO_CLOCKS } from '../telemetry/clock-grain.ts';
import type { TimeOddity } from '../telemetry/trace-opening.ts';
import type { Branch } from './tree.ts';

/** What is odd about a span's place or time; each has words in `markWords`. */
export type Mark = 'orphan' | 'knot' | TimeOddity;

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
  'clock-skew': {
    note: 'clocks differ',
    meaning: 'No call is answered before it is made: the clocks of the two services differ.',
  },
  'starts-early': {
    note: 'starts before its parent',
    meaning:
      'Both are of one service, so its clock is no excuse: the start time was given by hand, or it hangs from the wrong parent.',
  },
  'outside-parent': {
    note: 'runs past its parent',
    meaning: 'Work went on after the parent had ended: nobody who waited for the parent waited for that.',
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

/**
 * Adds what a span's times and key say against its parent's. One service has one clock: what starts early there was
 * recorded wrongly. Two services have two: a little is no news, but what is over before its parent began was never
 * called by it, by however little, so that its clock is another.
 */
export function markTimes(branch: Branch): void {
  const { span, parent, startNs, endNs, marks } = branch;
  if (endNs < startNs) marks.push('ends-before-start');
  if (parent === null) return;
  if (span.service === parent.span.service) markWithin(branch, parent);
  else markBetween(branch, parent);
  if (span.environment !== parent.span.environment) marks.push('other-environment');
}

function markWithin({ startNs, endNs, marks }: Branch, parent: Branch): void {
  if (startNs < parent.startNs - ONE_CLOCK) marks.push('starts-early');
  if (endNs > parent.endNs + ONE_CLOCK) marks.push('outside-parent');
}

function markBetween({ startNs, endNs, marks }: Branch, parent: Branch): void {
  const early = parent.startNs - startNs;
  if (early > TWO_CLOCKS || (early > ONE_CLOCK && endNs <= parent.startNs)) marks.push('clock-skew');
  else if (endNs > parent.endNs + TWO_CLOCKS) marks.push('outside-parent');
}
