import type { JsonObject } from './json.ts';

/** The two documents that a segment-based tracer sends: a service's work on a request, or a part of it on its own. */
export const segmentKinds = ['segment', 'subsegment'] as const;
export type SegmentKind = (typeof segmentKinds)[number];

/**
 * A segment document as it came, with what is asked of it most. Subsegments that stand inside a document are read from
 * `document`; one that was sent on its own is a document of kind `subsegment`. Times are nanoseconds since the Unix
 * epoch.
 */
export interface Segment {
  /** 32 hexadecimal digits, the form that spans have; its own form stands in `document`. */
  traceId: string;
  /** 16 hexadecimal digits, as span ids have. */
  segmentId: string;
  parentId: string | null;
  kind: SegmentKind;
  name: string;
  start: bigint;
  /** null while it is in progress. */
  end: bigint | null;
  document: JsonObject;
}
