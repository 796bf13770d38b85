import { MISSING_NAME } from '../telemetry/missing-parent.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { inStartOrder, numberSiblings, sprout } from './tree.ts';
import type { Branch, Tree } from './tree.ts';

/**
 * The roots to draw rows from: one ghost for each parent that spans name and that has not arrived, at the time that its
 * children span, and they below it, so that siblings of one missing parent stand together.
 *
 * A ghost is a row and no span: what counts, searches, adds up or writes out a trace takes the tree's own roots. It has
 * the key of the span that it stands for, so that folds, the keyboard and the address hold on when that arrives.
 *
 * The branches below ghosts are moved: their depth, their parent and their places among siblings are others from here
 * on. Costs nothing where no parent is missing, else as much as a walk through what is below ghosts.
 *
 * @param ends by a missing parent's id, when the last of its children ends, where not all of these are given
 */
export function withGhosts({ roots }: Pick<Tree, 'roots'>, ends?: ReadonlyMap<string, bigint>): Branch[] {
  const missing = childrenOfMissing(roots);
  if (missing.length === 0) return roots;
  const drawn = inStartOrder([
    ...roots.filter((root) => !isOrphan(root)),
    ...missing.map((children) => ghostAbove(children, ends)),
  ]);
  numberSiblings(drawn);
  return drawn;
}

const isOrphan = ({ marks }: Branch): boolean => marks.includes('orphan');

/** The orphans, in start order, by the parent that they name within their trace. By id in id: joined ids would show. */
function childrenOfMissing(roots: readonly Branch[]): Branch[][] {
  const found: Branch[][] = [];
  const traces = new Map<string, Map<string | null, Branch[]>>();
  for (const root of roots) {
    if (!isOrphan(root)) continue;
    const { traceId, parentId } = root.span;
    const missing = traces.get(traceId) ?? new Map<string | null, Branch[]>();
    traces.set(traceId, missing);
    const children = missing.get(parentId);
    if (children !== undefined) children.push(root);
    else found.push(missing.set(parentId, [root]).get(parentId) as Branch[]);
  }
  return found;
}

function ghostAbove(children: Branch[], ends?: ReadonlyMap<string, bigint>): Branch {
  const first = children[0] as Branch;
  const end = ends?.get(first.span.parentId ?? '') ?? latestEnd(children);
  const endNs = first.startNs + Number(end - first.span.start);
  const ghost = sprout(placeholder(first.span, end), first.startNs, endNs);
  ghost.isGhost = true;
  ghost.children = children;
  for (const child of children) child.parent = ghost;
  numberSiblings(children);
  ghost.below = deepen(children);
  return ghost;
}

/** Not before the first of them starts. */
function latestEnd(children: readonly Branch[]): bigint {
  const { start } = (children[0] as Branch).span;
  return children.reduce((latest, { span }) => (span.end > latest ? span.end : latest), start);
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

type Known = 'traceId' | 'spanId' | 'start' | 'end' | 'workspace' | 'environment' | 'receivedAt';

/** One for all ghosts: there may be as many as spans. */
const notKnown: Omit<StoredSpan, Known> = {
  parentId: null,
  traceState: '',
  flags: null,
  name: MISSING_NAME,
  kind: 'unspecified',
  status: { code: 'unset', message: '' },
  attributes: {},
  events: [],
  links: [],
  dropped: { attributes: 0, events: 0, links: 0 },
  resource: { attributes: {}, schemaUrl: '' },
  scope: { name: '', version: '', attributes: {}, schemaUrl: '' },
  seq: 0,
  service: '',
};

/** What rows need of a span, from the first that names it: all else about it is not known. */
function placeholder(child: StoredSpan, end: bigint): StoredSpan {
  const { traceId, parentId, start, workspace, environment, receivedAt } = child;
  return Object.assign({ traceId, spanId: parentId ?? '', start, end, workspace, environment, receivedAt }, notKnown);
}
