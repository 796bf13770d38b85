import type { StoredSpan } from '../telemetry/span.ts';
import { cutKnots } from './knots.ts';
import { markTimes } from './marks.ts';
import type { Mark } from './marks.ts';
import { serviceColours } from './service-colour.ts';

/** One span's place in the tree. Every span of a trace has exactly one. */
export interface Branch {
  span: StoredSpan;
  /** Nanoseconds since the earliest start in the tree; as numbers, which compare much faster than what was sent. */
  startNs: number;
  endNs: number;
  /** 0 on a root. */
  depth: number;
  parent: Branch | null;
  /** In start order. */
  children: Branch[];
  /** 1 for the first among its siblings, and how many they are. */
  position: number;
  siblings: number;
  /** How many spans hang below this one, at any depth. */
  below: number;
  marks: Mark[];
  /** A row for a span that has not arrived, see `ghosts.ts`. Never in a tree that `growTree` grew. */
  isGhost: boolean;
}

type SpanId = Pick<StoredSpan, 'traceId' | 'spanId'>;

/** A trace as its spans tell it. */
export interface Tree {
  /** Roots, and beside them, marked, what has no parent to hang from; in start order. */
  roots: Branch[];
  find(id: SpanId): Branch | undefined;
  /** Spans drawn: all that were given, without duplicates. */
  size: number;
  /** Spans given twice, by (trace id, span id); the first was kept. */
  duplicates: number;
  /** False while no span without a parent has arrived. */
  hasRoot: boolean;
  /** When each trace, by its id, starts and ends. One alone, most often. */
  windows: ReadonlyMap<string, Window>;
  /** In the order in which they first start, each with its colour. */
  services: string[];
  colours: ReadonlyMap<string, number>;
  /** More than one where the trace's services use keys of different environments. */
  environments: string[];
}

/** The earliest start and the latest end, in nanoseconds since the Unix epoch. */
export interface Window {
  start: bigint;
  end: bigint;
}

export interface GrowOptions {
  /** Span ids that were minted by a client without a span of its own: their children are roots. */
  syntheticRoots?: readonly string[];
}

/** Tells spans of several traces apart, and stays the same when the tree regrows: `trace id/span id`. */
export const branchKey = ({ traceId, spanId }: SpanId): string => `${traceId}/${spanId}`;

/** Branches by trace id, then by span id: ids of their own need no joining, which at 50,000 spans would show. */
type Nursery = Map<string, Map<string, Branch>>;

/**
 * Grows the tree of a trace (or several) from spans in any order of arrival. Linear but for the sorting; every span is
 * drawn exactly once, whatever the parents claim, since they are reported data and not a verified structure.
 */
export function growTree(spans: readonly StoredSpan[], options: GrowOptions = {}): Tree {
  const nursery: Nursery = new Map();
  const windows = windowsOf(spans);
  const ordered = inStartOrder(plant(spans, earliestOf(windows), nursery));
  const services = [...new Set(ordered.map((branch) => branch.span.service))];
  const synthetic = new Set(options.syntheticRoots);
  const unattached = ordered.filter((branch) => !attach(branch, nursery, synthetic));
  const roots = number(unattached) === ordered.length ? unattached : withKnots(ordered, unattached);
  return {
    roots,
    find: ({ traceId, spanId }) => nursery.get(traceId)?.get(spanId),
    size: ordered.length,
    duplicates: spans.length - ordered.length,
    hasRoot: unattached.some((branch) => !branch.marks.includes('orphan')),
    windows,
    services,
    colours: serviceColours(services),
    environments: [...new Set(ordered.map((branch) => branch.span.environment))],
  };
}

/** Spans that no root leads to are each other's ancestors. */
function withKnots(ordered: Branch[], unattached: Branch[]): Branch[] {
  const knots = cutKnots(ordered, unattached);
  number(knots);
  const roots = inStartOrder([...unattached, ...knots]);
  numberSiblings(roots);
  return roots;
}

function windowsOf(spans: readonly StoredSpan[]): Map<string, Window> {
  const windows = new Map<string, Window>();
  for (const { traceId, start, end } of spans) {
    const window = windows.get(traceId);
    if (window === undefined) windows.set(traceId, { start, end: end > start ? end : start });
    else {
      if (start < window.start) window.start = start;
      if (end > window.end) window.end = end;
    }
  }
  return windows;
}

function earliestOf(windows: ReadonlyMap<string, Window>): bigint {
  const starts = [...windows.values()].map((window) => window.start);
  return starts.reduce((earliest, start) => (start < earliest ? start : earliest), starts[0] ?? 0n);
}

function plant(spans: readonly StoredSpan[], start: bigint, nursery: Nursery): Branch[] {
  const planted: Branch[] = [];
  for (const span of spans) {
    const trace = nursery.get(span.traceId) ?? new Map<string, Branch>();
    nursery.set(span.traceId, trace);
    if (trace.has(span.spanId)) continue;
    const branch = sprout(span, Number(span.start - start), Number(span.end - start));
    trace.set(span.spanId, branch);
    planted.push(branch);
  }
  return planted;
}

/** A branch that hangs from nothing yet. */
export function sprout(span: StoredSpan, startNs: number, endNs: number): Branch {
  const place = { depth: 0, parent: null, children: [], position: 1, siblings: 1, below: 0 };
  return { span, startNs, endNs, ...place, marks: [], isGhost: false };
}

/** Hangs the branch from its parent, in start order since branches come in it; false where there is none. */
function attach(branch: Branch, nursery: Nursery, synthetic: ReadonlySet<string>): boolean {
  const { parentId, traceId } = branch.span;
  if (parentId === null) return false;
  const parent = nursery.get(traceId)?.get(parentId);
  if (parent === undefined) {
    if (!synthetic.has(parentId)) branch.marks.push('orphan');
    return false;
  }
  branch.parent = parent;
  parent.children.push(branch);
  return true;
}

/** By start; at the same start the longer first, since a parent contains its child. Never by arrival, which varies. */
export function inStartOrder(branches: Branch[]): Branch[] {
  return branches.sort((a, b) => a.startNs - b.startNs || b.endNs - a.endNs || byName(a, b));
}

function byName(a: Branch, b: Branch): number {
  if (a.span.name !== b.span.name) return a.span.name < b.span.name ? -1 : 1;
  return a.span.spanId < b.span.spanId ? -1 : 1;
}

/**
 * Depth, place among the siblings, size and time marks, once the shape is final. Iterative, for chains of any depth.
 *
 * @returns how many spans hang from these roots, themselves included.
 */
function number(roots: Branch[]): number {
  const order: Branch[] = [];
  const open = [...roots];
  numberSiblings(roots);
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    order.push(branch);
    if (branch.parent !== null) branch.depth = branch.parent.depth + 1;
    markTimes(branch);
    numberSiblings(branch.children);
    for (const child of branch.children) open.push(child);
  }
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const { parent, below } = order[index] as Branch;
    if (parent !== null) parent.below += below + 1;
  }
  return order.length;
}

/** Tells each branch its place among these. */
export function numberSiblings(siblings: readonly Branch[]): void {
  let position = 0;
  for (const branch of siblings) {
    position += 1;
    branch.position = position;
    branch.siblings = siblings.length;
  }
}
