import type { JsonObject } from '../../../telemetry/json.ts';
import type { AssembledTrace } from './assemble-trace.ts';
import type { TraceNode } from './trace-node.ts';

/** A document as the service gives it back: a segment with all its subsegments in it, however they were sent. */
export interface WholeDocument {
  id: string;
  document: JsonObject;
}

/** Subsegments sent apart may name each other in a chain of any length; writing JSON of any depth breaks. */
const DEEPEST = 200;

interface Place {
  node: TraceNode;
  depth: number;
  inner: JsonObject[];
  parent: Place | null;
}

/** The documents of a trace; a subsegment whose segment has not come, or that stands too deep, stands by itself. */
export function wholeDocuments({ nodes }: AssembledTrace): WholeDocument[] {
  const places = new Map<string, Place>();
  for (const node of nodes) {
    // Parents come first in the list; one that does not is part of a circle.
    const above = node.kind === 'segment' || node.parentId === null ? undefined : places.get(node.parentId);
    const parent = above && above.depth < DEEPEST ? above : null;
    places.set(node.id, { node, parent, depth: parent ? parent.depth + 1 : 0, inner: [] });
  }
  const tops: WholeDocument[] = [];
  for (const { node, parent, inner } of [...places.values()].reverse()) {
    const document = inner.length === 0 ? node.document : { ...node.document, subsegments: inner.reverse() };
    if (parent === null) tops.push({ id: node.id, document });
    else parent.inner.push(document);
  }
  return tops.reverse();
}
