import type { Resource, Scope } from '../../telemetry/span.ts';
import { decoded, tooManyParts, undecodable, type Decoded } from './decoded.ts';
import { isObject, readObject, readText, type JsonObject } from './json-fields.ts';
import { readSpanObject } from './json-span.ts';
import { readAttributes } from './json-values.ts';
import { blankResource, blankScope, blankSpan } from './judge-span.ts';
import { defaultLimits, type OtlpLimits } from './limits.ts';
import { ReadingDraft } from './reading-draft.ts';

/** Decodes an ExportTraceServiceRequest in JSON, https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding. */
export function readJsonTraces(body: Uint8Array, limits: OtlpLimits): Decoded {
  if (holdsTooMuch(body, limits.parts * MARKS_PER_PART)) return tooManyParts(limits.parts);
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
  } catch {
    return undecodable('JSON', 'its syntax is wrong or it was cut off');
  }
  return readTracesData(parsed, limits);
}

const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;
const COMMA = 0x2c;

/** An attribute is one part and is written with four marks, the barest span with five. */
export const MARKS_PER_PART = 6;

/**
 * Counts what begins a value, before `JSON.parse`, which has no limit of its own and makes an object of fifty bytes
 * from the three of `{},`.
 */
export function holdsTooMuch(body: Uint8Array, limit: number): boolean {
  if (body.length <= limit) return false;
  let marks = 0;
  // By index: `for … of` takes four times as long, and 64 MiB have to be walked.
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === COMMA || byte === OPEN_BRACE || byte === OPEN_BRACKET) marks += 1;
  }
  return marks > limit;
}

/** Reads an ExportTraceServiceRequest (TracesData) that is parsed already, as from a file. */
export function readTracesData(parsed: unknown, limits: OtlpLimits = defaultLimits): Decoded {
  if (!isObject(parsed)) return undecodable('JSON', 'an object with resourceSpans belongs at the top');
  const draft = new ReadingDraft(limits);
  const fault = readTop(parsed, draft);
  return fault ? undecodable('JSON', fault) : decoded(draft);
}

/** Returns what is wrong with the frame around the spans, or null. A wrong frame leaves nothing to be kept beside it. */
function readTop(top: JsonObject, draft: ReadingDraft): string | null {
  const children = listUnder(top, 'resourceSpans', 'resource_spans');
  if (typeof children === 'string') return children;
  if (!Array.isArray(top.resourceSpans) && Object.keys(top).length > 0) {
    draft.warn({ code: 'otlp/no-resource-spans', ...nothingRead });
  }
  for (const child of children) {
    const fault = isObject(child) ? readResourceSpans(child, draft) : 'an entry of resourceSpans is not an object';
    if (fault) return fault;
    if (draft.overflowed) break;
  }
  return null;
}

const nothingRead = {
  message: 'the body has no resourceSpans, so nothing of it was read.',
  hint: 'Send {"resourceSpans": [{"resource": …, "scopeSpans": [{"spans": […]}]}]}.',
};

function readResourceSpans(wire: JsonObject, draft: ReadingDraft): string | null {
  draft.place.nextResource();
  const children = listUnder(wire, 'scopeSpans', 'scope_spans');
  if (typeof children === 'string') return children;
  const resource = readResource(wire, draft);
  const complaint = draft.takeComplaint();
  if (complaint) return `in a resource, ${complaint}`;
  for (const child of children) {
    const fault = isObject(child) ? readScopeSpans(child, draft, resource) : 'an entry of scopeSpans is not an object';
    if (fault) return fault;
    if (draft.overflowed) break;
  }
  return null;
}

export function readResource(wire: JsonObject, draft: ReadingDraft): Resource {
  const resource = blankResource();
  readAttributes(readObject(wire.resource, 'resource', draft).attributes, draft, resource.attributes);
  resource.schemaUrl = readText(wire.schemaUrl, 'schemaUrl', draft);
  return resource;
}

function readScopeSpans(wire: JsonObject, draft: ReadingDraft, resource: Resource): string | null {
  draft.place.nextScope();
  const spans = listUnder(wire, 'spans', null);
  if (typeof spans === 'string') return spans;
  const scope = readScope(wire, draft);
  const complaint = draft.takeComplaint();
  if (complaint) return `in a scope, ${complaint}`;
  for (const wireSpan of spans) {
    const span = blankSpan(resource, scope);
    readSpanObject(wireSpan, draft, span);
    draft.take(span);
    if (draft.overflowed) break;
  }
  return null;
}

export function readScope(wire: JsonObject, draft: ReadingDraft): Scope {
  const scope = blankScope();
  const { name, version, attributes } = readObject(wire.scope, 'scope', draft);
  scope.name = readText(name, 'scope.name', draft);
  scope.version = readText(version, 'scope.version', draft);
  scope.schemaUrl = readText(wire.schemaUrl, 'schemaUrl', draft);
  readAttributes(attributes, draft, scope.attributes);
  return scope;
}

/** The list under a key, or a clause that says what stands there instead. */
export function listUnder(wire: JsonObject, key: string, snake: string | null): readonly unknown[] | string {
  const list = wire[key];
  if (Array.isArray(list)) return list;
  if (list !== undefined && list !== null) return `${key} is not a list`;
  if (snake !== null && snake in wire) return `its keys are snake_case (${snake}); OTLP/JSON writes ${key}`;
  return [];
}
