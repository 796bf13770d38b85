import type { Branch, Tree } from '../waterfall/tree.ts';
import { alignTraces, type Pair } from './align.ts';

/** What became of a span from the first trace to the second. */
export type Change = 'same' | 'slower' | 'faster' | 'added' | 'missing';

export interface ComparedPair extends Pair {
  change: Change;
  /** Milliseconds that the second took longer; null where one of them is not there. */
  longerMs: number | null;
  /** It failed in one of them alone: in the second, or no more. */
  failure: 'fails now' | 'fails no more' | null;
}

export interface Comparison {
  pairs: ComparedPair[];
  /** How many of each change. */
  counts: Record<Change, number>;
  /** Milliseconds from the earliest start to the latest end. */
  oneMs: number;
  otherMs: number;
}

/** A difference in time that is worth a word: a tenth of what it took, and half a hundredth of the longer trace. */
const SHARE_OF_SPAN = 0.1;
const SHARE_OF_TRACE = 0.005;

/** Two traces, span by span. */
export function compareTraces(one: Tree, other: Tree): Comparison {
  const [oneMs, otherMs] = [lengthOf(one), lengthOf(other)];
  const least = Math.max(oneMs, otherMs) * SHARE_OF_TRACE;
  const pairs = alignTraces(one, other).map((pair) => compared(pair, least));
  const counts: Comparison['counts'] = { same: 0, slower: 0, faster: 0, added: 0, missing: 0 };
  for (const { change } of pairs) counts[change] += 1;
  return { pairs, counts, oneMs, otherMs };
}

function lengthOf({ windows }: Tree): number {
  const lengths = [...windows.values()].map(({ start, end }) => Number(end - start) / 1e6);
  return lengths.reduce((longest, length) => Math.max(longest, length), 0);
}

export const lengthMs = ({ startNs, endNs }: Branch): number => (endNs - startNs) / 1e6;

function compared({ one, other, depth }: Pair, least: number): ComparedPair {
  if (one === null || other === null) {
    return { one, other, depth, change: one === null ? 'added' : 'missing', longerMs: null, failure: null };
  }
  const longerMs = lengthMs(other) - lengthMs(one);
  const worthAWord = Math.max(least, SHARE_OF_SPAN * lengthMs(one));
  const change = Math.abs(longerMs) <= worthAWord ? 'same' : longerMs > 0 ? 'slower' : 'faster';
  return { one, other, depth, change, longerMs, failure: failureOf(one, other) };
}

function failureOf(one: Branch, other: Branch): ComparedPair['failure'] {
  const [failed, fails] = [one, other].map(({ span }) => span.status.code === 'error');
  if (failed === fails) return null;
  return fails ? 'fails now' : 'fails no more';
}
