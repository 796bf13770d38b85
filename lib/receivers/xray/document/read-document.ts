import type { JsonObject } from '../../../telemetry/json.ts';
import type { Problem } from '../../../telemetry/problem.ts';
import type { Segment, SegmentKind } from '../../../telemetry/segment.ts';
import { quoted } from '../../otlp/printable.ts';
import { nanosOf } from '../../../projection/xray/epoch.ts';
import { traceIdOf } from '../../../projection/xray/trace-id.ts';
import { checkId, checkPart, isEmpty } from './check-part.ts';
import { isObject, listIn, numberIn, textIn } from '../../../telemetry/json-fields.ts';
import { keepFields } from './keep-fields.ts';
import { depthOf, documentLimits } from './limits.ts';
import type { SegmentFault } from './segment-fault.ts';

/** What became of one document. */
export type DocumentReading =
  /** Taken; `said` is what was left out of it. */
  | { kind: 'read'; segment: Segment; said: Problem[] }
  /** Not taken; `id` as the document has it, where it has one. */
  | { kind: 'refused'; id: string | null; fault: SegmentFault };

/**
 * Reads a segment document as the service does: what is required must be there in the right form, in every subsegment
 * too, or the whole document is refused; what is optional and of a wrong type is left out. Shapes and limits are those
 * of docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html.
 */
export function readDocument(text: string): DocumentReading {
  const bytes = Buffer.byteLength(text);
  if (bytes > documentLimits.bytes) return refused(null, 'DocumentTooLarge', `it has ${bytes} bytes.`);
  if (depthOf(text) > documentLimits.depth)
    return refused(null, 'ParseError', `it is nested more than ${documentLimits.depth} deep.`);
  const parsed = parse(text);
  if (parsed === undefined) return refused(null, 'ParseError', 'it is no JSON.');
  if (!isObject(parsed)) return refused(null, 'MissingId', 'it is no JSON object.');
  return readObject(parsed);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const refused = (id: string | null, code: SegmentFault['code'], found: string): DocumentReading => ({
  kind: 'refused',
  id,
  fault: { code, kind: 'segment', found },
});

function readObject(document: JsonObject): DocumentReading {
  const { type } = document;
  const kind: SegmentKind = type === 'subsegment' ? 'subsegment' : 'segment';
  const reading = new Reading();
  const cleaned = reading.part(document, kind);
  const fault = reading.fault ?? typeFault(document) ?? placeFault(document, kind);
  if (fault !== null || cleaned === null) {
    const id = textIn(document, 'id');
    return { kind: 'refused', id: id === null ? null : id.slice(0, 64), fault: fault as SegmentFault };
  }
  return { kind: 'read', segment: segmentOf(cleaned, kind), said: reading.said };
}

function typeFault({ type }: JsonObject): SegmentFault | null {
  if (type === undefined || type === null || type === 'subsegment' || type === 'segment') return null;
  const found = typeof type === 'string' ? `found ${quoted(type)}.` : 'it is no text.';
  return { code: 'InvalidType', kind: 'segment', found };
}

/** Whether it says which trace it belongs to, and, for a subsegment on its own, whose part it is. */
function placeFault(document: JsonObject, kind: SegmentKind): SegmentFault | null {
  const { trace_id: traceId, parent_id: parentId } = document;
  if (isEmpty(traceId)) return { code: 'MissingTraceId', kind, found: 'there is none.' };
  if (typeof traceId !== 'string') return { code: 'InvalidTraceId', kind, found: 'it is no text.' };
  if (traceIdOf(traceId) === null) return { code: 'InvalidTraceId', kind, found: `found ${quoted(traceId)}.` };
  if (isEmpty(parentId) && kind === 'segment') return null;
  const found = checkId(parentId, 'MissingParentId', 'InvalidParentId');
  return found === null ? null : { ...found, kind };
}

/** One walk over a document: the first fault ends it, what was left out is collected. */
class Reading {
  fault: SegmentFault | null = null;
  readonly said: Problem[] = [];

  part(part: JsonObject, kind: SegmentKind): JsonObject | null {
    this.fault ??= checkPart(part, kind);
    if (this.fault !== null) return null;
    const { kept, said } = keepFields(part);
    this.said.push(...said);
    if (!('subsegments' in kept)) return kept;
    const subsegments = listIn(kept, 'subsegments').flatMap((each): JsonObject[] => this.subsegment(each) ?? []);
    return { ...kept, subsegments };
  }

  private subsegment(value: unknown): JsonObject[] | null {
    if (isObject(value)) {
      const part = this.part(value, 'subsegment');
      return part && [part];
    }
    this.fault ??= { code: 'MissingId', kind: 'subsegment', found: 'a subsegment is no object.' };
    return null;
  }
}

/** What is asked of a document most, from one that has passed. */
function segmentOf(document: JsonObject, kind: SegmentKind): Segment {
  const end = numberIn(document, 'end_time');
  return {
    traceId: traceIdOf(textIn(document, 'trace_id') ?? '') ?? '',
    segmentId: (textIn(document, 'id') ?? '').toLowerCase(),
    parentId: textIn(document, 'parent_id')?.toLowerCase() || null,
    kind,
    name: textIn(document, 'name') ?? '',
    start: nanosOf(numberIn(document, 'start_time') ?? 0),
    end: end === null ? null : nanosOf(end),
    document,
  };
}
