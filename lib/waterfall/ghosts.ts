import type { StoredSpan } from '../telemetry/span.ts';
import { inStartOrder, numberSiblings, sprout } from './tree.ts';
import type { Branch, Tree } from './tree.ts';

/** What stands in a ghost's row in place of a name. */
export const GHOST_NAME = 'a span that has not arrived';

/**
 * The roots to draw rows from: one ghost for each parent that spans name and that has not arrived, at the time that its
 * children span, and they below it, so that siblings of one missing parent stand together.
 *
 * A ghost is a row and no span: what counts, searches, adds up or writes out a trace takes the tree's own roots. It has
 * the key of the span that it stands for, so that folds, the keyboard and the address hold on when that arrives.
 *
 * The branches below ghosts are moved: their depth, their parent and their places among siblings are others from here
 * on. Costs nothing where no parent is missing, else as much as a walk through what is below ghosts.
 */
export function withGhosts({ roots }: Pick<Tree, 'roots'>): Branch[] {
  const missing = childrenOfMissing(roots);
  if (missing.length === 0) return roots;
  const drawn = inStartOrder([...roots.filter((root) => !isOrphan(root)), ...missing.map(ghostAbove)]);
  numberSiblings(drawn);
  return drawn;
}

const isOrphan = ({ marks }: Branch): boolean => marks.includes('orphan');

/** The orphans, in start order, by the parent that they name within their trace. */
function childrenOfMissing(roots: readonly Branch[]): Branch[][] {
  const missing = new Map<string, Branch[]>();
  for (const root of roots) {
    if (!isOrphan(root)) continue;
    const key = `${root.span.traceId}/${root.span.parentId}`;
    const children = missing.get(key);
    if (children === undefined) missing.set(key, [root]);
    else children.push(root);
  }
  return [...missing.values()];
}

function ghostAbove(children: Branch[]): Branch {
  const first = children[0] as Branch;
  const last = children.reduce((latest, child) => (child.endNs > latest.endNs ? child : latest), first);
  const endNs = Math.max(first.startNs, last.endNs);
  const end = last.endNs < first.startNs ? first.span.start : last.span.end;
  const ghost = { ...sprout(placeholder(first.span, end), first.startNs, endNs), children, isGhost: true };
  for (const child of children) child.parent = ghost;
  numberSiblings(children);
  ghost.below = deepen(children);
  return ghost;
}

/** One level further down, all of them. @returns how many they are */
function deepen(branches: readonly Branch[]): number {
  let count = 0;
  const open = [...branches];
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    count += 1;
    branch.depth += 1;
    for (const child of branch.children) open.push(child);
  }
  return count;
}

/** What rows need of a span, from the first that names it: all else about it is not known. */
const placeholder = ({ traceId, parentId, start, ...child }: StoredSpan, end: bigint): StoredSpan => ({
  traceId,
  spanId: parentId ?? '',
  parentId: null,
  traceState: '',
  flags: null,
  name: GHOST_NAME,
  kind: 'unspecified',
  start,
  end,
  status: { code: 'unset', message: '' },
  attributes: {},
  events: [],
  links: [],
  dropped: { attributes: 0, events: 0, links: 0 },
  resource: { attributes: {}, schemaUrl: '' },
  scope: { name: '', version: '', attributes: {}, schemaUrl: '' },
  seq: 0,
  workspace: child.workspace,
  environment: child.environment,
  service: '',
  receivedAt: child.receivedAt,
});
