import type { Span, SpanEvent, SpanLink } from '../../telemetry/span.ts';
import {
  isObject,
  readCount,
  readId,
  readKind,
  readList,
  readObject,
  readParentId,
  readStatusCode,
  readText,
  readTime,
  type JsonObject,
} from './json-fields.ts';
import { readAttributes } from './json-values.ts';
import { blankEvent, blankLink } from './judge-span.ts';
import { snakeCaseKey, wrongType } from './problems.ts';
import { tooManyAnnotations } from './trimmed.ts';
import type { ReadingDraft } from './reading-draft.ts';

/** Keys that a sender with protobuf's own field names would write. Any other unknown key is ignored, as the rule is. */
const snakeKeys: Record<string, string> = {
  trace_id: 'traceId',
  span_id: 'spanId',
  parent_span_id: 'parentSpanId',
  trace_state: 'traceState',
  start_time_unix_nano: 'startTimeUnixNano',
  end_time_unix_nano: 'endTimeUnixNano',
};

/** Reads one JSON span into a blank one. */
export function readSpanObject(value: unknown, draft: ReadingDraft, span: Span): void {
  if (!isObject(value)) return draft.complain(wrongType('an entry of spans', 'an object', value));
  complainOfSnakeCase(value, draft);
  span.name = readText(value.name, 'name', draft);
  span.traceId = readId(value.traceId, 'traceId', draft);
  span.spanId = readId(value.spanId, 'spanId', draft);
  span.parentId = readParentId(value.parentSpanId, draft);
  span.traceState = readText(value.traceState, 'traceState', draft);
  // 0 is protobuf's default and does not say that anything was sent.
  span.flags = readCount(value.flags, 'flags', draft) || null;
  span.kind = readKind(value.kind, draft);
  span.start = readTime(value.startTimeUnixNano, 'startTimeUnixNano', draft);
  span.end = readTime(value.endTimeUnixNano, 'endTimeUnixNano', draft);
  readStatus(value.status, draft, span);
  readParts(value, draft, span);
}

function complainOfSnakeCase(value: JsonObject, draft: ReadingDraft): void {
  for (const key in value) {
    if (key.includes('_') && Object.hasOwn(snakeKeys, key)) draft.complain(snakeCaseKey(key, snakeKeys[key] ?? ''));
  }
}

function readStatus(value: unknown, draft: ReadingDraft, span: Span): void {
  const { code, message } = readObject(value, 'status', draft);
  span.status.code = readStatusCode(code, draft);
  span.status.message = readText(message, 'status.message', draft);
}

function readParts(value: JsonObject, draft: ReadingDraft, span: Span): void {
  const { dropped } = span;
  dropped.attributes =
    readCount(value.droppedAttributesCount, 'droppedAttributesCount', draft) +
    readAttributes(value.attributes, draft, span.attributes);
  const events = keptOf(readList(value.events, 'events', draft), draft);
  dropped.events = readCount(value.droppedEventsCount, 'droppedEventsCount', draft) + events.surplus;
  for (const event of events.kept) if (draft.spend()) span.events.push(readEvent(event, draft));
  const links = keptOf(readList(value.links, 'links', draft), draft);
  dropped.links = readCount(value.droppedLinksCount, 'droppedLinksCount', draft) + links.surplus;
  for (const link of links.kept) if (draft.spend()) span.links.push(readLink(link, draft));
}

function keptOf(list: readonly unknown[], draft: ReadingDraft): { kept: readonly unknown[]; surplus: number } {
  const { annotations } = draft.limits;
  if (list.length <= annotations) return { kept: list, surplus: 0 };
  draft.warnBeyond(annotations, tooManyAnnotations);
  return { kept: list.slice(0, annotations), surplus: list.length - annotations };
}

function readEvent(value: unknown, draft: ReadingDraft): SpanEvent {
  const wire = readObject(value, 'an event', draft);
  const event = blankEvent();
  event.name = readText(wire.name, 'an event’s name', draft);
  event.time = readTime(wire.timeUnixNano, 'timeUnixNano', draft);
  readAttributes(wire.attributes, draft, event.attributes);
  return event;
}

function readLink(value: unknown, draft: ReadingDraft): SpanLink {
  const wire = readObject(value, 'a link', draft);
  const link = blankLink();
  link.traceId = hexOr(wire.traceId, 32);
  link.spanId = hexOr(wire.spanId, 16);
  link.traceState = readText(wire.traceState, 'a link’s traceState', draft);
  readAttributes(wire.attributes, draft, link.attributes);
  return link;
}

/** A link's id, or '' where it is none: such a link is left out, and the span kept. */
const hexOr = (value: unknown, digits: number): string =>
  typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/i.test(value) ? value.toLowerCase() : '';
