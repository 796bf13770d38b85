import type { JsonObject } from '../../../telemetry/json.ts';
import type { Segment, SegmentKind } from '../../../telemetry/segment.ts';
import { annotationsIn, type Annotations } from '../annotations.ts';
import { flagIn, numberIn, objectIn, textIn } from '../../../telemetry/json-fields.ts';
import { nanosOf } from '../epoch.ts';

/** The three ways in which a request fails; several may be true at once. */
export interface Flags {
  /** 4xx: the client's. */
  error: boolean;
  /** 429; an error as well. */
  throttle: boolean;
  /** 5xx: the server's. */
  fault: boolean;
}

/** One segment or subsegment of an assembled trace. Times are nanoseconds since the Unix epoch. */
export interface TraceNode extends Flags {
  /** 16 hexadecimal digits. */
  id: string;
  /** As it was sent, or the part that holds it; null on a root. May name what has not arrived. */
  parentId: string | null;
  kind: SegmentKind;
  /** The segment it is or belongs to; null for a subsegment whose segment has not arrived. */
  segmentId: string | null;
  name: string;
  /** `aws` or `remote` for calls, else null. */
  namespace: string | null;
  start: bigint;
  /** null while it is in progress. */
  end: bigint | null;
  /** The HTTP status, where there is one. */
  status: number | null;
  /** Only what is indexed; metadata stands in `document`. */
  annotations: Annotations;
  /** True for a subsegment that came as a document of its own. */
  isApart: boolean;
  /** True where `parentId` names what has not arrived: the call's own segment, or another service's. */
  isOrphan: boolean;
  /** The part as it came, without its subsegments. */
  document: JsonObject;
}

/** The fields of a part that do not depend on where it stands. */
export type OwnFields = Omit<TraceNode, 'parentId' | 'segmentId' | 'isApart' | 'isOrphan'>;

/** The HTTP status tells as much as the flags do, and a tracer may send either. */
export function flagsOf(document: JsonObject, status: number | null): Flags {
  const throttle = flagIn(document, 'throttle') || status === 429;
  return {
    throttle,
    error: flagIn(document, 'error') || throttle || (status !== null && status >= 400 && status < 500),
    fault: flagIn(document, 'fault') || (status !== null && status >= 500),
  };
}

/** Reads a part of a document that has passed the door. */
export function ownFields(part: JsonObject, kind: SegmentKind): OwnFields {
  const { subsegments: _, ...document } = part;
  const status = numberIn(objectIn(part, 'http', 'response'), 'status');
  const end = numberIn(part, 'end_time');
  return {
    id: (textIn(part, 'id') ?? '').toLowerCase(),
    kind,
    name: textIn(part, 'name') ?? '',
    namespace: textIn(part, 'namespace'),
    start: nanosOf(numberIn(part, 'start_time') ?? 0),
    end: end === null ? null : nanosOf(end),
    status,
    ...flagsOf(part, status),
    annotations: annotationsIn(objectIn(part, 'annotations')),
    document,
  };
}

/** A stored segment is in progress as long as it has no end. */
export const isComplete = ({ end }: Pick<Segment, 'end'>): boolean => end !== null;
