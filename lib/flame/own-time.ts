import type { Branch } from '../waterfall/tree.ts';

/**
 * Nanoseconds of a span in which none of its children ran: what it did itself, or waited for unseen. Children that run
 * at once are not taken off twice, and what of a child lies outside its parent is not taken off at all.
 */
export function ownTime({ startNs, endNs, children }: Branch): number {
  let own = Math.max(0, endNs - startNs);
  let covered = startNs;
  // In start order, so that one pass finds what they cover together.
  for (const child of children) {
    const from = Math.max(child.startNs, covered);
    const to = Math.min(child.endNs, endNs);
    if (to <= from) continue;
    own -= to - from;
    covered = to;
  }
  return Math.max(0, own);
}
