import type { Branch } from './tree.ts';

/**
 * Spans that are each other's ancestors hang from no root, so a walk from the roots never meets them. One span of each
 * such ring, the earliest, is cut loose from its parent and marked; everything else then hangs below it.
 *
 * @returns the spans that were cut loose: roots of their own from here on.
 */
export function cutKnots(ordered: readonly Branch[], roots: readonly Branch[]): Branch[] {
  const reached = new Set<Branch>();
  reach(roots, reached);
  const cut: Branch[] = [];
  for (const branch of ordered) {
    if (reached.has(branch)) continue;
    const loose = earliest(ringAbove(branch));
    loose.marks.push('knot');
    if (loose.parent !== null) loose.parent.children = loose.parent.children.filter((child) => child !== loose);
    loose.parent = null;
    cut.push(loose);
    reach([loose], reached);
  }
  return cut;
}

function reach(from: readonly Branch[], reached: Set<Branch>): void {
  const open = [...from];
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    reached.add(branch);
    for (const child of branch.children) open.push(child);
  }
}

/** Climbs until a span comes round again; that span and those up to it are the ring. */
function ringAbove(branch: Branch): Branch[] {
  const climbed = new Set<Branch>();
  let at = branch;
  while (!climbed.has(at) && at.parent !== null) {
    climbed.add(at);
    at = at.parent;
  }
  const path = [...climbed];
  return path.slice(path.indexOf(at));
}

const earliest = (ring: readonly Branch[]): Branch =>
  ring.reduce((first, branch) => (branch.startNs < first.startNs ? branch : first));
