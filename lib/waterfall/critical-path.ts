import { ONE_CLOCK, TWO_CLOCKS } from '../telemetry/clock-grain.ts';
import type { Branch, Tree } from './tree.ts';

/** A stretch of a span's time, in nanoseconds on the tree's axis, as the span's own clock has it. */
export interface Stretch {
  branch: Branch;
  fromNs: number;
  toNs: number;
}

/** What the caller of a trace's root waited for. */
export interface CriticalPath {
  /** The root whose time is explained; null where there is none. */
  root: Branch | null;
  /** From the root's start to its end without a gap, so that the lengths add up to the root's. */
  stretches: Stretch[];
  /** The same, by the span that they lie on. */
  byBranch: ReadonlyMap<Branch, readonly Stretch[]>;
}

/**
 * The critical path of a trace: at every moment of its root, the one span that the root was waiting for.
 *
 * It is followed from the end. At a moment of a span, its child that had ended last by then is what it waited for: from
 * that child's end to the moment, the span worked itself; before that end, the child is followed in the same way, and
 * from the child's start the span again. What was still running at a moment held nobody up then, since its parent went
 * on without it.
 *
 * - A child that ends after its parent was not waited for (work that was begun and left to itself), and neither it nor
 *   what is below it is on the path. Clocks tick: within one service 2 ms, between two 50 ms past the end still count.
 * - A child of another service that starts before its parent has another clock. It is taken to lie in the middle of its
 *   parent, there and back taking as long, and its stretches are told by its own clock.
 * - Of several roots the longest is explained, one without a missing parent first.
 *
 * Linear but for the sorting of siblings by their ends; chains of any depth.
 */
export function criticalPath(tree: Pick<Tree, 'roots'>): CriticalPath {
  const root = mainRoot(tree.roots);
  if (root === null) return { root, stretches: [], byBranch: new Map() };
  const stretches = follow(root);
  const byBranch = new Map<Branch, Stretch[]>();
  for (const stretch of stretches) {
    const known = byBranch.get(stretch.branch);
    if (known === undefined) byBranch.set(stretch.branch, [stretch]);
    else known.push(stretch);
  }
  return { root, stretches, byBranch };
}

const lengthOf = ({ startNs, endNs }: Branch): number => endNs - startNs;

function mainRoot(roots: readonly Branch[]): Branch | null {
  const real = roots.filter(({ marks }) => !marks.includes('orphan') && !marks.includes('knot'));
  const among = (real.length > 0 ? real : roots).filter((root) => lengthOf(root) > 0);
  return among.reduce<Branch | null>(
    (longest, root) => (longest === null || lengthOf(root) > lengthOf(longest) ? root : longest),
    null,
  );
}

/** A span with the part of its time that lies within its parent's, on the root's clock. */
interface Fitted {
  branch: Branch;
  from: number;
  to: number;
  /** To be added to the span's own times for the root's clock. */
  shift: number;
}

/** A span that is being followed backwards: what of it is left, and the children that may have been waited for. */
interface Following extends Fitted {
  children: Fitted[];
  next: number;
  at: number;
}

/** Nanoseconds. A browser's clock ticks in tenths of a millisecond: what follows may seem to start before the end. */
const TICK = 100_000;

function follow(root: Branch): Stretch[] {
  const backwards: Stretch[] = [];
  const open = [followed({ branch: root, from: root.startNs, to: root.endNs, shift: 0 })];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = lastEndedBy(top);
    const since = child === undefined ? top.from : child.to;
    if (top.at > since) backwards.push({ branch: top.branch, fromNs: since - top.shift, toNs: top.at - top.shift });
    if (child === undefined) open.pop();
    else {
      top.at = child.from;
      open.push(followed(child));
    }
  }
  return backwards.reverse();
}

function followed(fitted: Fitted): Following {
  const children = fitted.branch.children.flatMap((child) => fit(child, fitted) ?? []);
  children.sort((a, b) => b.to - a.to || a.from - b.from);
  return { ...fitted, children, next: 0, at: fitted.to };
}

/** The child that had ended last at the moment that is looked at, cut to that moment. */
function lastEndedBy(top: Following): Fitted | undefined {
  for (let child = top.children[top.next]; child !== undefined; child = top.children[top.next]) {
    top.next += 1;
    const to = Math.min(child.to, top.at);
    if (child.to <= top.at + TICK && child.from < to) return { ...child, to };
  }
  return undefined;
}

/** A child within its parent, on the root's clock; null where the parent cannot have waited for it. */
function fit(branch: Branch, parent: Fitted): Fitted | null {
  const isRemote = branch.span.service !== parent.branch.span.service;
  const shift = parent.shift + (isRemote ? skewOf(branch, parent) : 0);
  const [from, to] = [Math.max(parent.from, branch.startNs + shift), branch.endNs + shift];
  if (to > parent.to + (isRemote ? TWO_CLOCKS : ONE_CLOCK)) return null;
  const end = Math.min(to, parent.to);
  return end > from ? { branch, from, to: end, shift } : null;
}

/** How far the clock of a child's service has to be moved for the child to start after its parent. */
function skewOf(branch: Branch, parent: Fitted): number {
  const early = parent.branch.startNs - branch.startNs;
  if (early <= 0) return 0;
  const spare = lengthOf(parent.branch) - lengthOf(branch);
  return early + Math.max(0, spare / 2);
}

/** A span's share of the critical path. */
export interface PathShare {
  branch: Branch;
  ns: number;
  /** From 0 to 1, of the root's time. */
  share: number;
}

/** Who the time went to, the largest share first; at the same share in the order of the trace. */
export function pathShares({ root, byBranch }: CriticalPath): PathShare[] {
  if (root === null) return [];
  return [...byBranch]
    .map(([branch, stretches]) => {
      const ns = stretches.reduce((sum, { fromNs, toNs }) => sum + toNs - fromNs, 0);
      return { branch, ns, share: ns / lengthOf(root) };
    })
    .toSorted((a, b) => b.ns - a.ns || a.branch.startNs - b.branch.startNs);
}
