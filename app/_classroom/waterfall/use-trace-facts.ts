'use client';
import { useMemo } from 'react';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { failuresOf, type Failures } from '@/lib/waterfall/error-cause.ts';
import { odditiesOf, type Oddity } from '@/lib/waterfall/oddities.ts';
import { walk } from '@/lib/waterfall/outline.ts';
import { growTree } from '@/lib/waterfall/tree.ts';
import type { Branch, Tree } from '@/lib/waterfall/tree.ts';

/** A trace's tree, and what is asked of it again and again. */
export interface TraceFacts {
  tree: Tree;
  /** Every branch, in the order of the rows while nothing is folded. */
  order: readonly Branch[];
  /** Where a branch stands in that order. */
  placeOf: (branch: Branch) => number;
  failures: Failures;
  oddities: readonly Oddity[];
}

/** Grows the tree whenever spans arrive. */
export function useTraceFacts(spans: StoredSpan[], syntheticRoots: readonly string[]): TraceFacts {
  // The roots' ids as text, so that an equal list made anew by the parent does not grow the tree again.
  const roots = syntheticRoots.join();
  return useMemo(() => {
    const tree = growTree(spans, { syntheticRoots: roots.split(',') });
    const order = walk(tree.roots);
    const places = new Map(order.map((branch, place) => [branch, place]));
    return {
      tree,
      order,
      placeOf: (branch) => places.get(branch) ?? -1,
      failures: failuresOf(tree.roots),
      oddities: odditiesOf(tree),
    };
  }, [spans, roots]);
}
