import type { Resource, Scope, Span } from '../../telemetry/span.ts';
import { decoded, undecodable, type Decoded } from './decoded.ts';
import { blankResource, blankScope, blankSpan } from './judge-span.ts';
import { keptText } from './kept-text.ts';
import type { OtlpLimits } from './limits.ts';
import { brokenSpan } from './problems.ts';
import { readSpanFields } from './protobuf-span.ts';
import { readAttribute, skipUnknown } from './protobuf-values.ts';
import { ReadingDraft } from './reading-draft.ts';
import { framedField, varintField, WireReader } from './wire-reader.ts';

/** opentelemetry/proto/collector/trace/v1: ExportTraceServiceRequest; trace/v1: ResourceSpans, ScopeSpans. */
const RESOURCE_SPANS = framedField(1);
const OWNER = framedField(1);
const CHILDREN = framedField(2);
const SCHEMA_URL = framedField(3);

/** Decodes an ExportTraceServiceRequest in protobuf. A span that does not decode is refused; the ones beside it stay. */
export function readProtobufTraces(body: Uint8Array, limits: OtlpLimits): Decoded {
  const reader = new WireReader(body);
  const draft = new ReadingDraft(limits);
  for (let tag = reader.tag(); tag !== 0 && !draft.overflowed; tag = reader.tag()) {
    if (tag === RESOURCE_SPANS) readResourceSpans(reader, draft);
    else skipUnknown(reader, tag, 1);
  }
  if (reader.malformed && !draft.overflowed) return undecodable('protobuf', 'a length or a tag in it is wrong');
  return decoded(draft);
}

function readResourceSpans(reader: WireReader, draft: ReadingDraft): void {
  draft.place.nextResource();
  const resource = blankResource();
  const outer = reader.enter();
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    // The resource may stand behind its spans, so they share the object and it is filled when it comes.
    if (tag === CHILDREN) readScopeSpans(reader, draft, resource);
    else if (tag === OWNER) readResource(reader, draft, resource);
    else if (tag === SCHEMA_URL) resource.schemaUrl = keptText(reader.text(), draft);
    else skipUnknown(reader, tag, 3);
  }
  reader.leave(outer);
}

export function readResource(reader: WireReader, draft: ReadingDraft, resource: Resource): void {
  const outer = reader.enter();
  let attributes = 0;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === RESOURCE_ATTRIBUTE) readAttribute(reader, draft, resource.attributes, attributes++);
    else if (tag === RESOURCE_DROPPED) reader.varint();
    else skipUnknown(reader, tag, 2);
  }
  reader.leave(outer);
}

const RESOURCE_ATTRIBUTE = framedField(1);
const RESOURCE_DROPPED = varintField(2);

function readScopeSpans(reader: WireReader, draft: ReadingDraft, resource: Resource): void {
  draft.place.nextScope();
  const scope = blankScope();
  const outer = reader.enter();
  for (let tag = reader.tag(); tag !== 0 && !draft.overflowed; tag = reader.tag()) {
    if (tag === CHILDREN) readSpan(reader, draft, blankSpan(resource, scope));
    else if (tag === OWNER) readScope(reader, draft, scope);
    else if (tag === SCHEMA_URL) scope.schemaUrl = keptText(reader.text(), draft);
    else skipUnknown(reader, tag, 3);
  }
  reader.leave(outer);
}

const SCOPE_NAME = framedField(1);
const SCOPE_VERSION = framedField(2);
const SCOPE_ATTRIBUTE = framedField(3);
const SCOPE_DROPPED = varintField(4);

export function readScope(reader: WireReader, draft: ReadingDraft, scope: Scope): void {
  const outer = reader.enter();
  let attributes = 0;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === SCOPE_NAME) scope.name = keptText(reader.text(), draft);
    else if (tag === SCOPE_VERSION) scope.version = keptText(reader.text(), draft);
    else if (tag === SCOPE_ATTRIBUTE) readAttribute(reader, draft, scope.attributes, attributes++);
    else if (tag === SCOPE_DROPPED) reader.varint();
    else skipUnknown(reader, tag, 4);
  }
  reader.leave(outer);
}

function readSpan(reader: WireReader, draft: ReadingDraft, span: Span): void {
  const outer = reader.enter();
  // A length that passes the end is the enclosing message's fault: nothing behind it can be trusted.
  if (reader.malformed) return reader.leave(outer);
  readSpanFields(reader, draft, span);
  if (reader.malformed) {
    reader.malformed = false;
    draft.complain(brokenSpan);
  }
  reader.leave(outer);
  draft.take(span);
}
