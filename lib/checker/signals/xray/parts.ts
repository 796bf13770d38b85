import type { JsonObject } from '../../../telemetry/json.ts';
import type { Segment, SegmentKind } from '../../../telemetry/segment.ts';
import { fieldIn, objectsIn, textIn } from '../../documents/json-value.ts';

/** A segment or a subsegment, wherever it stood in what was sent. */
export interface Part {
  /** 16 hexadecimal digits. */
  id: string;
  /** 32 hexadecimal digits, as spans have. */
  traceId: string;
  kind: SegmentKind;
  name: string;
  /** `aws`, `remote`, `local`; empty where it has none. */
  namespace: string;
  /** Whether the complete document came, and not only one in progress. */
  isComplete: boolean;
  /** The id of what it stands below; null on a root. */
  parentId: string | null;
  /** What it stands below; null on a root, and where that has not arrived. */
  above: Part | null;
  /** As it came, without its subsegments. */
  document: JsonObject;
}

/** Documents are read once for a run, however many checks look at them. */
const known = new WeakMap<readonly Segment[], readonly Part[]>();

/**
 * Every segment and subsegment of the documents, once: a complete one overwrites one in progress, of two alike the later
 * counts, and a subsegment that was sent on its own joins the segment it names. Documents may be hostile: they are walked
 * without recursion, and a circle of parents harms nobody.
 *
 * @param segments in the order of their arrival
 */
export function partsOf(segments: readonly Segment[]): readonly Part[] {
  const before = known.get(segments);
  if (before !== undefined) return before;
  const byId = new Map<string, Part>();
  for (const segment of segments) gather(segment, byId);
  const parts = [...byId.values()];
  for (const part of parts) part.above = byId.get(keyOf(part.traceId, part.parentId ?? '')) ?? null;
  known.set(segments, parts);
  return parts;
}

const keyOf = (traceId: string, id: string): string => `${traceId} ${id}`;

function gather({ traceId, document, kind, parentId }: Segment, byId: Map<string, Part>): void {
  const open: { document: JsonObject; kind: SegmentKind; parentId: string | null }[] = [{ document, kind, parentId }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const part = partOf(traceId, next);
    const key = keyOf(traceId, part.id);
    if (byId.get(key)?.isComplete !== true || part.isComplete) byId.set(key, part);
    for (const inner of objectsIn(next.document, 'subsegments').toReversed())
      open.push({ document: inner, kind: 'subsegment', parentId: part.id });
  }
}

function partOf(traceId: string, from: { document: JsonObject; kind: SegmentKind; parentId: string | null }): Part {
  const { subsegments: _, ...document } = from.document;
  return {
    id: textIn(document, 'id').toLowerCase(),
    traceId,
    kind: from.kind,
    name: textIn(document, 'name'),
    namespace: textIn(document, 'namespace'),
    isComplete: typeof fieldIn(document, 'end_time') === 'number',
    parentId: from.parentId,
    above: null,
    document,
  };
}

/** Everything a part stands below, the nearest first. */
export function abovesOf(part: Part): Part[] {
  const aboves = new Set<Part>();
  for (let at = part.above; at !== null && !aboves.has(at); at = at.above) aboves.add(at);
  return [...aboves];
}
