'use client';
import { useMemo } from 'react';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { failuresOf, type Failures } from '@/lib/waterfall/error-cause.ts';
import { odditiesOf, type Oddity } from '@/lib/waterfall/oddities.ts';
import { withGhosts } from '@/lib/waterfall/ghosts.ts';
import { walk } from '@/lib/waterfall/outline.ts';
import { growTree } from '@/lib/waterfall/tree.ts';
import type { Branch, Tree } from '@/lib/waterfall/tree.ts';

/** A trace's tree, and what is asked of it again and again. */
export interface TraceFacts {
  /** What arrived, and nothing else: whatever counts or adds up asks this. */
  tree: Tree;
  /** What rows are drawn from: the tree, and a ghost for each parent that has not arrived. */
  drawn: Pick<Tree, 'roots'>;
  /** Every span's branch, in the order of the rows while nothing is folded. */
  order: readonly Branch[];
  ghosts: readonly Branch[];
  /** Where a branch or a ghost stands among the rows while nothing is folded. */
  placeOf: (branch: Branch) => number;
  /** The branch or the ghost with this span id; the first of several traces. */
  branchOf: (spanId: string) => Branch | undefined;
  failures: Failures;
  oddities: readonly Oddity[];
}

/** Grows the tree whenever spans arrive. */
export function useTraceFacts(spans: StoredSpan[], syntheticRoots: readonly string[]): TraceFacts {
  // The roots' ids as text, so that an equal list made anew by the parent does not grow the tree again.
  const roots = syntheticRoots.join();
  return useMemo(() => {
    const tree = growTree(spans, { syntheticRoots: roots.split(',') });
    const drawn = { roots: withGhosts(tree) };
    const rows = walk(drawn.roots);
    const places = new Map(rows.map((branch, place) => [branch, place]));
    const ghosts = drawn.roots.filter(({ isGhost }) => isGhost);
    return {
      tree,
      drawn,
      order: ghosts.length === 0 ? rows : rows.filter(({ isGhost }) => !isGhost),
      ghosts,
      placeOf: (branch) => places.get(branch) ?? -1,
      branchOf: (spanId) => rows.find(({ span }) => span.spanId === spanId),
      failures: failuresOf(drawn.roots),
      oddities: odditiesOf(drawn),
    };
  }, [spans, roots]);
}
