import type { JsonObject } from '../../../telemetry/json.ts';
import { numberIn, textIn } from '../../../telemetry/json-fields.ts';
import type { Segment } from '../../../telemetry/segment.ts';
import { nanosOf } from '../epoch.ts';
import { traceIdOf } from '../trace-id.ts';

/** A document that a projection made, as the receiver would file it. */
export function segmentOfDocument(document: JsonObject): Segment {
  const end = numberIn(document, 'end_time');
  return {
    traceId: traceIdOf(textIn(document, 'trace_id') ?? '') ?? '',
    segmentId: textIn(document, 'id') ?? '',
    parentId: textIn(document, 'parent_id'),
    kind: document['type'] === 'subsegment' ? 'subsegment' : 'segment',
    name: textIn(document, 'name') ?? '',
    start: nanosOf(numberIn(document, 'start_time') ?? 0),
    end: end === null ? null : nanosOf(end),
    document,
  };
}
