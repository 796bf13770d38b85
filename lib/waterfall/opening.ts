import type { TraceOpening } from '../telemetry/trace-opening.ts';
import { withGhosts } from './ghosts.ts';
import { visibleRows, type Row } from './rows.ts';
import { serviceColours } from './service-colour.ts';
import { growTree, type Tree } from './tree.ts';

/** The first rows of a trace, on the axis and in the colours of the whole of it. */
export interface OpenedTree {
  /** Of the whole trace, but that only the first rows' spans are found in it. */
  tree: Tree;
  rows: Row[];
}

/** Draws up the first rows of a trace exactly as they stand when all of it is there. */
export function openTrace(
  { spans, children, missing, roots, whole }: TraceOpening,
  syntheticRoots: readonly string[],
): OpenedTree {
  const grown = growTree(spans, { syntheticRoots });
  const drawn = withGhosts(grown, new Map(missing.map(({ spanId, end }) => [spanId, end])));
  const below = new Map([
    ...spans.map(({ spanId }, index) => [spanId, children[index] ?? 0] as const),
    ...missing.map((parent) => [parent.spanId, parent.children] as const),
  ]);
  const rows = visibleRows({ roots: drawn }, new Set()).map(({ branch }): Row => {
    const holds = below.get(branch.span.spanId) ?? 0;
    // Which lines go on downwards is told by how many siblings there are.
    branch.siblings = branch.parent === null ? roots : (below.get(branch.parent.span.spanId) ?? branch.siblings);
    return { branch, holds, expanded: holds === 0 ? null : true };
  });
  const traceId = spans[0]?.traceId ?? '';
  const tree: Tree = {
    ...grown,
    size: whole.spans,
    hasRoot: whole.hasRoot,
    windows: new Map([[traceId, { start: whole.start, end: whole.end }]]),
    services: whole.services,
    colours: serviceColours(whole.services),
    environments: whole.environments,
  };
  return { tree, rows };
}
