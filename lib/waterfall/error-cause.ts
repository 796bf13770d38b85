import { walk } from './outline.ts';
import type { Branch } from './tree.ts';

/** Which spans failed, and where each one's error came from. */
export interface Failures {
  /** Every span with status error, in the order of the rows. */
  failed: Branch[];
  /**
   * The span that an error came from: of the failing spans nearest below, the one that ended last (what failed earlier
   * was got over), and so on down to a span with no failing one below it. The span itself where nothing below it
   * failed; undefined where it did not fail.
   */
  causeOf: (branch: Branch) => Branch | undefined;
}

const isFailed = (branch: Branch): boolean => branch.span.status.code === 'error';

/** Finds the failing spans of a trace and their causes, in one walk. */
export function failuresOf(roots: readonly Branch[]): Failures {
  const order = walk(roots);
  const failed = order.filter(isFailed);
  const nearest = failed.length === 0 ? new Map<Branch, Branch>() : nearestBelow(order);
  return {
    failed,
    causeOf: (branch) => {
      if (!isFailed(branch)) return undefined;
      let cause = branch;
      for (let below = nearest.get(cause); below !== undefined; below = nearest.get(cause)) cause = below;
      return cause;
    },
  };
}

/** For each branch the failing span nearest below it that ended last, through spans that did not fail themselves. */
function nearestBelow(order: readonly Branch[]): Map<Branch, Branch> {
  const nearest = new Map<Branch, Branch>();
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const branch = order[index] as Branch;
    const failing = isFailed(branch) ? branch : nearest.get(branch);
    if (failing === undefined || branch.parent === null) continue;
    const known = nearest.get(branch.parent);
    if (known === undefined || failing.endNs > known.endNs) nearest.set(branch.parent, failing);
  }
  return nearest;
}
