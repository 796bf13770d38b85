/** The first rows of a trace, told by its spans' ids alone. */
export interface OpeningRows {
  /** Span ids, from the top. */
  first: string[];
  /** How many spans hang directly below each of them. */
  children: number[];
  /** How many spans hang from nothing. */
  roots: number;
  isKnown: (spanId: string) => boolean;
}

/** A span and the one that it hangs from; null on a root. */
export type Descent = readonly [spanId: string, parentId: string | null];

/**
 * Which rows come first, each followed by what hangs from it. Linear: nothing is sorted here.
 *
 * @param spans in the order in which siblings are drawn
 * @param syntheticRoots parents that were never meant to arrive: their children are roots
 * @param most rows
 * @returns null where the rows depend on more than this: a parent is missing, spans are each other's ancestors, or one
 * was stored twice.
 */
export function openingRows(
  spans: readonly Descent[],
  syntheticRoots: ReadonlySet<string>,
  most: number,
): OpeningRows | null {
  const below = childrenOf(spans);
  if (below.size !== spans.length) return null;
  const roots: string[] = [];
  for (const [spanId, parentId] of spans) {
    const siblings = parentId === null ? undefined : below.get(parentId);
    if (siblings !== undefined) siblings.push(spanId);
    else if (parentId === null || syntheticRoots.has(parentId)) roots.push(spanId);
    else return null;
  }
  const { first, reached } = descend(roots, below, most);
  if (reached !== spans.length) return null;
  return {
    first,
    children: first.map((id) => below.get(id)?.length ?? 0),
    roots: roots.length,
    isKnown: (id) => below.has(id),
  };
}

const childrenOf = (spans: readonly Descent[]): Map<string, string[]> => {
  const below = new Map<string, string[]>();
  for (const [spanId] of spans) below.set(spanId, []);
  return below;
};

/** Walks all that the roots lead to, and keeps the first. */
function descend(roots: readonly string[], below: ReadonlyMap<string, string[]>, most: number) {
  const first: string[] = [];
  const open = [...roots].reverse();
  let reached = 0;
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    reached += 1;
    if (first.length < most) first.push(id);
    const children = below.get(id) ?? [];
    for (let at = children.length - 1; at >= 0; at -= 1) open.push(children[at] as string);
  }
  return { first, reached };
}
