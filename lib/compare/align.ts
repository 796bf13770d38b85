import type { Branch, Tree } from '../waterfall/tree.ts';

/** A span of one trace beside its like in the other; null where the other has none. Never both null. */
export interface Pair {
  one: Branch | null;
  other: Branch | null;
  /** Levels from the top, in the two traces laid over one another. */
  depth: number;
}

/** What makes two spans each other's like: the same service did something of the same name and kind. */
const keyOf = ({ span: { service, name, kind } }: Branch): string => JSON.stringify([service, name, kind]);

/** Spans of both traces that hang from a pair, or from what stands between. */
interface Level {
  ones: readonly Branch[];
  others: readonly Branch[];
  depth: number;
}

/**
 * Lays two traces over one another by their structure. Below each pair, children that are alike are paired in the order
 * in which they began. A span that only one trace has is looked through: what the other has in its place is paired with
 * what hangs below it, so that one more wrapper does not make all below it differ.
 *
 * @returns parents before their children, in the order of the second trace; what it lacks stands where it would be
 */
export function alignTraces(one: Pick<Tree, 'roots'>, other: Pick<Tree, 'roots'>): Pair[] {
  const pairs: Pair[] = [];
  const open: (Pair | Level)[] = [{ ones: one.roots, others: other.roots, depth: 0 }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if ('one' in at) {
      pairs.push(at);
      continue;
    }
    const rows = alignLevel(at);
    // Not spread: a level may have more spans than a call takes arguments.
    for (let row = rows.length - 1; row >= 0; row -= 1) {
      const { pair, below } = rows[row] as Row;
      if (below.ones.length + below.others.length > 0) open.push(below);
      open.push(pair);
    }
  }
  return pairs;
}

interface Row {
  pair: Pair;
  below: Level;
}

/** Rows by the span that they stand for; apart, since a trace may be compared with itself. */
interface Rows {
  ofOnes: Map<Branch, Row>;
  ofOthers: Map<Branch, Row>;
}

function alignLevel({ ones, others, depth }: Level): Row[] {
  const matches = new Map<Branch, Branch>();
  const rows: Rows = { ofOnes: new Map(), ofOthers: new Map() };
  const onesLeft = new Leftover(ones);
  for (const other of others) {
    const one = onesLeft.takeLike(other);
    if (one === undefined) continue;
    matches.set(other, one);
    rows.ofOthers.set(other, rowOf({ one, other, depth }, []));
  }
  const unlike = others.filter((other) => !matches.has(other));
  for (const other of unlike) {
    rows.ofOthers.set(other, rowOf({ one: null, other, depth }, onesLeft.takeAll(other.children)));
  }
  // What holds spans of the first trace stays where it is.
  const othersLeft = new Leftover(unlike.filter((other) => rows.ofOthers.get(other)?.below.ones.length === 0));
  for (const one of onesLeft.rest()) {
    const claimed = othersLeft.takeAll(one.children);
    for (const other of claimed) rows.ofOthers.delete(other);
    rows.ofOnes.set(one, rowOf({ one, other: null, depth }, claimed));
  }
  return inOrder({ ones, others, matches }, rows);
}

/** Spans that have found no like yet, the first of each likeness first. */
class Leftover {
  readonly #alike = new Map<string, Branch[]>();
  readonly #left: Set<Branch>;

  constructor(branches: readonly Branch[]) {
    this.#left = new Set(branches);
    for (const branch of branches.toReversed()) {
      const key = keyOf(branch);
      const alike = this.#alike.get(key);
      if (alike === undefined) this.#alike.set(key, [branch]);
      else alike.push(branch);
    }
  }

  takeLike(branch: Branch): Branch | undefined {
    if (this.#left.size === 0) return undefined;
    const taken = this.#alike.get(keyOf(branch))?.pop();
    if (taken !== undefined) this.#left.delete(taken);
    return taken;
  }

  /** One for each of these that has a like here. */
  takeAll(branches: readonly Branch[]): Branch[] {
    return branches.flatMap((branch) => this.takeLike(branch) ?? []);
  }

  rest(): Branch[] {
    return [...this.#left];
  }
}

/** @param claimed what of the other trace hangs below, where the pair has but one side */
function rowOf(pair: Pair, claimed: readonly Branch[]): Row {
  const { one, other, depth } = pair;
  return { pair, below: { ones: one?.children ?? claimed, others: other?.children ?? claimed, depth: depth + 1 } };
}

interface Both {
  ones: readonly Branch[];
  others: readonly Branch[];
  matches: ReadonlyMap<Branch, Branch>;
}

/** The second trace's order; what only the first has comes before the next that both have. */
function inOrder({ ones, others, matches }: Both, { ofOnes, ofOthers }: Rows): Row[] {
  const ordered: Row[] = [];
  const put = (row: Row | undefined): void => void (row !== undefined && ordered.push(row));
  const places = new Map(ones.map((one, place) => [one, place]));
  let next = 0;
  for (const other of others) {
    const one = matches.get(other);
    const until = one === undefined ? next : (places.get(one) ?? next);
    for (; next < until; next += 1) put(ofOnes.get(ones[next] as Branch));
    put(ofOthers.get(other));
  }
  for (; next < ones.length; next += 1) put(ofOnes.get(ones[next] as Branch));
  return ordered;
}
