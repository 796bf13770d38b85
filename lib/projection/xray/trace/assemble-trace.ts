import type { JsonObject } from '../../../telemetry/json.ts';
import type { Segment } from '../../../telemetry/segment.ts';
import { isObject, listIn } from '../../../telemetry/json-fields.ts';
import { grouped } from './grouped.ts';
import { isComplete, ownFields, type TraceNode } from './trace-node.ts';

/** A trace as its documents tell it. */
export interface AssembledTrace {
  /** 32 hexadecimal digits. */
  traceId: string;
  /** Every segment and subsegment once, parents before their children, siblings by their start. */
  nodes: readonly TraceNode[];
  /** The same by id. */
  byId: ReadonlyMap<string, TraceNode>;
  /** The segment that the trace began with: one without a parent, or else the earliest. null while none has come. */
  root: TraceNode | null;
}

/**
 * Puts together what was sent of one trace. A complete document overwrites one in progress, whichever came first; of
 * two alike the later counts. Subsegments that were sent on their own join the segment they name.
 *
 * @param segments documents of one trace, in the order of their arrival
 */
export function assembleTrace(segments: readonly Segment[]): AssembledTrace {
  const parts = new Map<string, TraceNode>();
  for (const segment of segments) gather(segment, parts);
  const byId = placed(parts);
  const nodes = inOrder(byId);
  return { traceId: segments[0]?.traceId ?? '', nodes, byId, root: rootOf(nodes) };
}

/** Whether what is there gives way: what is closed is never reopened. */
const givesWay = (before: TraceNode | undefined, now: { end: bigint | null }): boolean =>
  before === undefined || !isComplete(before) || isComplete(now);

function gather({ document, kind, parentId }: Segment, parts: Map<string, TraceNode>): void {
  const open: { part: JsonObject; parentId: string | null; depth: number }[] = [{ part: document, parentId, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part, depth } = next;
    const isTop = depth === 0;
    const own = ownFields(part, isTop ? kind : 'subsegment');
    const isApart = isTop && kind === 'subsegment';
    const node = { ...own, parentId: next.parentId, segmentId: null, isApart, isOrphan: false };
    if (givesWay(parts.get(own.id), own)) parts.set(own.id, node);
    for (const inner of listIn(part, 'subsegments').toReversed()) {
      if (isObject(inner)) open.push({ part: inner, parentId: own.id, depth: depth + 1 });
    }
  }
}

/** The same with what depends on the others: whether the parent is there, and whose segment it is. */
function placed(parts: ReadonlyMap<string, TraceNode>): Map<string, TraceNode> {
  const owners = new Map<string, string | null>();
  const whole = [...parts.values()].map((node): [string, TraceNode] => {
    const isOrphan = node.parentId !== null && !parts.has(node.parentId);
    return [node.id, { ...node, isOrphan, segmentId: ownerOf(node, parts, owners) }];
  });
  return new Map(whole);
}

/** Walks up to the segment; a chain of parents that bites its own tail belongs to none. */
function ownerOf(
  node: TraceNode,
  parts: ReadonlyMap<string, TraceNode>,
  known: Map<string, string | null>,
): string | null {
  const passed: string[] = [];
  const seen = new Set<string>();
  let at: TraceNode | undefined = node;
  while (at && at.kind !== 'segment' && !known.has(at.id) && !seen.has(at.id)) {
    passed.push(at.id);
    seen.add(at.id);
    at = at.parentId === null ? undefined : parts.get(at.parentId);
  }
  const owner = at === undefined ? null : at.kind === 'segment' ? at.id : (known.get(at.id) ?? null);
  for (const id of passed) known.set(id, owner);
  return owner;
}

/** What began in the same moment keeps the order that its document, or its arrival, gave it. */
const byStart = (a: TraceNode, b: TraceNode): number => (a.start === b.start ? 0 : a.start < b.start ? -1 : 1);

/** Parents before children. What hangs from nothing stands among the roots, a circle of parents last. */
function inOrder(byId: ReadonlyMap<string, TraceNode>): TraceNode[] {
  const all = [...byId.values()].sort(byStart);
  const children = grouped(all, ({ parentId, isOrphan }) => (isOrphan ? null : parentId));
  const ordered = new Set<TraceNode>();
  const walk = (start: TraceNode): void => {
    const open = [start];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (ordered.has(node)) continue;
      ordered.add(node);
      open.push(...(children.get(node.id) ?? []).toReversed());
    }
  };
  for (const node of children.get(null) ?? []) walk(node);
  for (const node of all) walk(node);
  return [...ordered];
}

function rootOf(nodes: readonly TraceNode[]): TraceNode | null {
  const segments = nodes.filter(({ kind }) => kind === 'segment').sort(byStart);
  return segments.find(({ parentId }) => parentId === null) ?? segments[0] ?? null;
}
