import type { JsonObject } from '../../telemetry/json.ts';
import type { Segment } from '../../telemetry/segment.ts';
import { readDocument } from './document/read-document.ts';

/** Documents for tests, through the real door. Times are seconds after `began`. */
export const began = 1795339000;
export const traceIdForm = '1-6b02c4b8-a006649127e371903a2de979';

export interface PartSketch {
  id: string;
  name?: string;
  from?: number;
  /** null: in progress. */
  to?: number | null;
  fields?: JsonObject;
  parts?: PartSketch[];
}

function sketchPart({ id, name = id, from = 0, to = from + 1, fields = {}, parts = [] }: PartSketch): JsonObject {
  return {
    id: id.padStart(16, '0'),
    name,
    start_time: began + from,
    ...(to === null ? { in_progress: true } : { end_time: began + to }),
    ...fields,
    ...(parts.length > 0 && { subsegments: parts.map(sketchPart) }),
  };
}

/** A segment's document as text. */
export const sketchDocument = (sketch: PartSketch, parent?: string): string =>
  JSON.stringify({
    ...sketchPart(sketch),
    trace_id: traceIdForm,
    ...(parent !== undefined && { parent_id: parent.padStart(16, '0') }),
  });

function passed(document: string): Segment {
  const reading = readDocument(document);
  if (reading.kind === 'refused') throw new Error(reading.fault.code);
  return reading.segment;
}

export const sketchSegment = (sketch: PartSketch, parent?: string): Segment => passed(sketchDocument(sketch, parent));

/** A subsegment that was sent on its own. */
export const sketchApart = (sketch: PartSketch, parent: string): Segment =>
  sketchSegment({ ...sketch, fields: { ...sketch.fields, type: 'subsegment' } }, parent);
