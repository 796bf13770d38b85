/** A span and the one that it names as its parent; null on a root. */
export type Descent = readonly [spanId: string, parentId: string | null];

/** What hangs from what in a trace, told by its spans' ids alone. Siblings stand in the order in which they are drawn. */
export interface Hanging {
  /** What hangs from each span. */
  below: ReadonlyMap<string, readonly string[]>;
  /** What hangs from nothing, and was never meant to. */
  roots: readonly string[];
  /** What hangs from each parent that is missing. */
  orphans: ReadonlyMap<string, readonly string[]>;
}

/**
 * Hangs each span from its parent. Linear: nothing is sorted here.
 *
 * @param spans in the order in which siblings are drawn
 * @param syntheticRoots parents that were never meant to arrive: their children are roots
 * @returns null where a span was stored twice
 */
export function hang(spans: readonly Descent[], syntheticRoots: ReadonlySet<string>): Hanging | null {
  const below = new Map<string, string[]>();
  for (const [spanId] of spans) below.set(spanId, []);
  if (below.size !== spans.length) return null;
  const roots: string[] = [];
  const orphans = new Map<string, string[]>();
  for (const [spanId, parentId] of spans) {
    const siblings = parentId === null ? roots : below.get(parentId);
    if (siblings !== undefined) siblings.push(spanId);
    else if (parentId === null || syntheticRoots.has(parentId)) roots.push(spanId);
    else if (orphans.get(parentId)?.push(spanId) === undefined) orphans.set(parentId, [spanId]);
  }
  return { below, roots, orphans };
}

/** A row that hangs from nothing: a root, or a missing parent at the time of those that name it. */
export interface Top {
  spanId: string;
  start: bigint;
  end: bigint;
  name: string;
}

/** The ids of the rows that hang from nothing, as a waterfall draws them. */
export const inOrder = (tops: readonly Top[]): string[] => tops.toSorted(byPlace).map(({ spanId }) => spanId);

/** By start; at the same start the longer first. */
function byPlace(a: Top, b: Top): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  if (a.end !== b.end) return a.end > b.end ? -1 : 1;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.spanId < b.spanId ? -1 : 1;
}

/** The first rows of a trace. */
export interface OpeningRows {
  /** Ids of spans, from the top, and of missing parents, each above one at least that names it. */
  first: string[];
  /** How many spans hang directly below a row. */
  childrenOf: (id: string) => number;
}

/** Which rows come first, each followed by what hangs from it; null where spans are each other's ancestors. */
export function openingRows({ below, orphans }: Hanging, tops: readonly string[], most: number): OpeningRows | null {
  const childrenOf = (id: string): readonly string[] => below.get(id) ?? orphans.get(id) ?? [];
  const first: string[] = [];
  const open = [...tops].toReversed();
  let reached = 0;
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    reached += 1;
    if (first.length < most) first.push(id);
    const children = childrenOf(id);
    for (let at = children.length - 1; at >= 0; at -= 1) open.push(children[at] as string);
  }
  if (reached !== below.size + orphans.size) return null;
  if (!below.has(first.at(-1) ?? '')) first.pop();
  return { first, childrenOf: (id) => childrenOf(id).length };
}
