import type { JsonObject } from '../../../telemetry/json.ts';
import type { Segment } from '../../../telemetry/segment.ts';
import type { Span } from '../../../telemetry/span.ts';
import type { Fate } from '../span/fate.ts';
import { projectSpan } from '../span/project-span.ts';
import { assembleTrace } from './assemble-trace.ts';
import { segmentOfDocument } from './segment-of-document.ts';
import type { TraceNode } from './trace-node.ts';

/** One segment or subsegment of a trace as X-Ray would list it. */
export interface ToldNode {
  node: TraceNode;
  /** 0 for what hangs from nothing. */
  depth: number;
  /** As it was sent, or would be: with the subsegments inside it. */
  document: JsonObject;
  /** What became of the span's fields; empty for what was sent as a segment. */
  fates: readonly Fate[];
}

const MOST_DEPTH_DRAWN = 20;

/** Documents that arrived, as one trace. */
export function toldBySegments(segments: readonly Segment[]): ToldNode[] {
  const sent = new Map<string, JsonObject>();
  for (const { segmentId, end, document } of segments) {
    if (end !== null || !sent.has(segmentId)) sent.set(segmentId, document);
  }
  return withDepth(segments, (node) => ({ document: sent.get(node.id) ?? node.document, fates: [] }));
}

/** Beyond so many spans the documents are too many to be read, and their making would hold up the page. */
export const MOST_PROJECTED = 1000;

/** The documents that spans would become, as one trace. */
export function toldBySpans(spans: readonly Span[]): ToldNode[] {
  const projections = spans.slice(0, MOST_PROJECTED).map((span) => projectSpan(span));
  const fates = new Map<string, readonly Fate[]>();
  const segments = projections.flatMap(({ documents, fates: those }) => {
    const made = documents.map(segmentOfDocument);
    for (const { segmentId } of made) fates.set(segmentId, those);
    return made;
  });
  return withDepth(segments, (node) => ({ document: node.document, fates: fates.get(node.id) ?? [] }));
}

function withDepth(
  segments: readonly Segment[],
  tell: (node: TraceNode) => Pick<ToldNode, 'document' | 'fates'>,
): ToldNode[] {
  const depths = new Map<string, number>();
  return assembleTrace(segments).nodes.map((node) => {
    const above = node.parentId === null ? undefined : depths.get(node.parentId);
    const depth = above === undefined ? 0 : Math.min(above + 1, MOST_DEPTH_DRAWN);
    depths.set(node.id, depth);
    const { document, fates } = tell(node);
    return { node, depth, document, fates };
  });
}
