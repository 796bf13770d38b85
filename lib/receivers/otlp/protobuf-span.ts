import { spanKinds, statusCodes, type Span, type SpanEvent, type SpanLink } from '../../telemetry/span.ts';
import { blankEvent, blankLink, NO_SPAN } from './judge-span.ts';
import { keptText } from './kept-text.ts';
import { badId, type IdField } from './problems.ts';
import { tooManyAnnotations } from './trimmed.ts';
import { readAttribute, skipUnknown } from './protobuf-values.ts';
import type { ReadingDraft } from './reading-draft.ts';
import { fixed32Field, fixed64Field, framedField, varintField, type WireReader } from './wire-reader.ts';

/** opentelemetry/proto/trace/v1/trace.proto: Span, Span.Event, Span.Link, Status. */
const TRACE_ID = framedField(1);
const SPAN_ID = framedField(2);
const TRACE_STATE = framedField(3);
const PARENT_ID = framedField(4);
const NAME = framedField(5);
const KIND = varintField(6);
const START = fixed64Field(7);
const END = fixed64Field(8);
const ATTRIBUTE = framedField(9);
const DROPPED_ATTRIBUTES = varintField(10);
const EVENT = framedField(11);
const DROPPED_EVENTS = varintField(12);
const LINK = framedField(13);
const DROPPED_LINKS = varintField(14);
const STATUS = framedField(15);
const FLAGS = fixed32Field(16);
const LAST_FIELD = 16;

/** Reads the fields of one Span message into a blank span, up to the end of the frame the reader is in. */
export function readSpanFields(reader: WireReader, draft: ReadingDraft, span: Span): void {
  let attributes = 0;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === ATTRIBUTE) {
      if (!readAttribute(reader, draft, span.attributes, attributes++)) span.dropped.attributes += 1;
    } else if (!readIdentity(reader, draft, span, tag)) readRest(reader, draft, span, tag);
  }
}

function readIdentity(reader: WireReader, draft: ReadingDraft, span: Span, tag: number): boolean {
  switch (tag) {
    case TRACE_ID:
      span.traceId = readId(reader, draft, 'traceId');
      return true;
    case SPAN_ID:
      span.spanId = readId(reader, draft, 'spanId');
      return true;
    case PARENT_ID:
      span.parentId = readParentId(reader, draft);
      return true;
    case NAME:
      span.name = keptText(reader.text(), draft);
      return true;
    case KIND:
      span.kind = spanKinds[reader.varint()] ?? 'unspecified';
      return true;
    case START:
      span.start = reader.fixed64();
      return true;
    case END:
      span.end = reader.fixed64();
      return true;
    default:
      return false;
  }
}

function readRest(reader: WireReader, draft: ReadingDraft, span: Span, tag: number): void {
  switch (tag) {
    case STATUS:
      return readStatus(reader, draft, span);
    case FLAGS:
      // Protobuf does not tell 0 from "left out".
      span.flags = reader.fixed32() || null;
      return;
    case EVENT:
      return readEvent(reader, draft, span);
    case LINK:
      return readLink(reader, draft, span);
    case TRACE_STATE:
      span.traceState = keptText(reader.text(), draft);
      return;
    default:
      readDropped(reader, span, tag);
  }
}

function readDropped(reader: WireReader, span: Span, tag: number): void {
  if (tag === DROPPED_ATTRIBUTES) span.dropped.attributes += reader.varint();
  else if (tag === DROPPED_EVENTS) span.dropped.events += reader.varint();
  else if (tag === DROPPED_LINKS) span.dropped.links += reader.varint();
  else skipUnknown(reader, tag, LAST_FIELD);
}

const HEX_DIGITS: Record<IdField, number> = { traceId: 32, spanId: 16, parentSpanId: 16 };

function readId(reader: WireReader, draft: ReadingDraft, field: IdField): string {
  const hex = reader.bytesAs('hex');
  if (hex !== '' && hex.length !== HEX_DIGITS[field]) draft.complain(badId(field, `${hex.length / 2} bytes arrived`));
  return hex;
}

/** An empty parent is a root by the specification; one of eight zero bytes means the same where an SDK writes it. */
function readParentId(reader: WireReader, draft: ReadingDraft): string | null {
  const hex = readId(reader, draft, 'parentSpanId');
  return hex === '' || hex === NO_SPAN ? null : hex;
}

const DEPRECATED_CODE = varintField(1);
const STATUS_MESSAGE = framedField(2);
const STATUS_CODE = varintField(3);

function readStatus(reader: WireReader, draft: ReadingDraft, span: Span): void {
  const outer = reader.enter();
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === STATUS_CODE) span.status.code = statusCodes[reader.varint()] ?? 'unset';
    else if (tag === STATUS_MESSAGE) span.status.message = keptText(reader.text(), draft);
    else if (tag === DEPRECATED_CODE) reader.varint();
    else skipUnknown(reader, tag, 3);
  }
  reader.leave(outer);
}

const EVENT_TIME = fixed64Field(1);
const EVENT_NAME = framedField(2);
const EVENT_ATTRIBUTE = framedField(3);
const EVENT_DROPPED = varintField(4);

function readEvent(reader: WireReader, draft: ReadingDraft, span: Span): void {
  if (span.events.length >= draft.limits.annotations) {
    span.dropped.events += 1;
    return skipAnnotation(reader, draft);
  }
  const event: SpanEvent = blankEvent();
  const outer = reader.enter();
  let attributes = 0;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === EVENT_ATTRIBUTE) readAttribute(reader, draft, event.attributes, attributes++);
    else if (tag === EVENT_TIME) event.time = reader.fixed64();
    else if (tag === EVENT_NAME) event.name = keptText(reader.text(), draft);
    else if (tag === EVENT_DROPPED) reader.varint();
    else skipUnknown(reader, tag, 4);
  }
  reader.leave(outer);
  if (draft.spend()) span.events.push(event);
}

const LINK_TRACE_STATE = framedField(3);
const LINK_ATTRIBUTE = framedField(4);
const LINK_DROPPED = varintField(5);
const LINK_FLAGS = fixed32Field(6);

function readLink(reader: WireReader, draft: ReadingDraft, span: Span): void {
  if (span.links.length >= draft.limits.annotations) {
    span.dropped.links += 1;
    return skipAnnotation(reader, draft);
  }
  const link: SpanLink = blankLink();
  const outer = reader.enter();
  let attributes = 0;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === TRACE_ID) link.traceId = sizedHex(reader, 32);
    else if (tag === SPAN_ID) link.spanId = sizedHex(reader, 16);
    else if (tag === LINK_TRACE_STATE) link.traceState = keptText(reader.text(), draft);
    else if (tag === LINK_ATTRIBUTE) readAttribute(reader, draft, link.attributes, attributes++);
    else if (tag === LINK_DROPPED || tag === LINK_FLAGS) reader.skip(tag);
    else skipUnknown(reader, tag, 6);
  }
  reader.leave(outer);
  if (draft.spend()) span.links.push(link);
}

const sizedHex = (reader: WireReader, digits: number): string => {
  const hex = reader.bytesAs('hex');
  return hex.length === digits ? hex : '';
};

function skipAnnotation(reader: WireReader, draft: ReadingDraft): void {
  draft.warnBeyond(draft.limits.annotations, tooManyAnnotations);
  reader.skipFrame();
}
