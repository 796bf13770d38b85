import { branchKey } from './tree.ts';
import type { Branch, Tree } from './tree.ts';

/** One line of the waterfall. */
export interface Row {
  branch: Branch;
  /** null where there is nothing to open. */
  expanded: boolean | null;
  /** How many spans it speaks for: those right below while it is open, all that are below while it is folded. */
  holds: number;
}

/** The rows in sight, top to bottom, with the subtrees of `collapsed` (branch keys) folded away. */
export function visibleRows(tree: Pick<Tree, 'roots'>, collapsed: ReadonlySet<string>): Row[] {
  const rows: Row[] = [];
  const open = [...tree.roots].reverse();
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    const folded = collapsed.size > 0 && collapsed.has(branchKey(branch.span));
    const holds = folded ? branch.below : branch.children.length;
    rows.push({ branch, expanded: branch.children.length === 0 ? null : !folded, holds });
    if (folded) continue;
    for (let index = branch.children.length - 1; index >= 0; index -= 1) open.push(branch.children[index] as Branch);
  }
  return rows;
}

/** Where the row of a branch key is; -1 where it is in no row. */
export function placeOf(rows: readonly Row[], key: string | undefined): number {
  if (key === undefined) return -1;
  // Compared by its two ids, since joining fifty thousand keys for every arrow pressed would show.
  const [traceId, spanId] = key.split('/');
  return rows.findIndex(({ branch: { span } }) => span.spanId === spanId && span.traceId === traceId);
}

/**
 * For each level left of the branch, whether its line goes on downwards: the guides that join siblings. The outermost
 * level first; at most `levels`, the innermost ones, so that a chain of thousands stays cheap to draw.
 */
export function guidesOf(branch: Branch, levels = 24): boolean[] {
  const guides: boolean[] = [];
  for (let at: Branch | null = branch; at !== null && at.parent !== null && guides.length < levels; at = at.parent) {
    guides.unshift(at.position < at.siblings);
  }
  return guides;
}

/** The branches that must be open for this one to be in sight. */
export function ancestorsOf(branch: Branch): string[] {
  const keys: string[] = [];
  for (let at = branch.parent; at !== null; at = at.parent) keys.push(branchKey(at.span));
  return keys;
}

/** The branch itself, or, where it is folded away, the nearest above it that is in sight. */
export function shownFor(branch: Branch, folds: ReadonlySet<string>): Branch {
  let shown = branch;
  for (let at = branch.parent; at !== null; at = at.parent) {
    if (folds.has(branchKey(at.span))) shown = at;
  }
  return shown;
}
