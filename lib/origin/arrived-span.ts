import { otlpJson } from '../export/otlp-json.ts';
import { documentsIn } from '../receivers/files/documents.ts';
import type { Reading } from '../receivers/delivery.ts';
import { encodingOf, GRPC } from '../receivers/otlp/encoding.ts';
import { unframe } from '../receivers/otlp/grpc-frame.ts';
import { inflate } from '../receivers/otlp/inflate.ts';
import { defaultLimits, type OtlpLimits } from '../receivers/otlp/limits.ts';
import { readTracesData } from '../receivers/otlp/read-json.ts';
import { readProtobufTraces } from '../receivers/otlp/read-protobuf.ts';
import { isDeeper, type JsonObject, type JsonValue } from '../telemetry/json.ts';
import type { ArrivedHead } from '../telemetry/arrived-body.ts';
import type { Span } from '../telemetry/span.ts';

/** How many more of a kind there are around the shown ones. */
export interface Others {
  /** Other resources, each with spans of its own. */
  resources: number;
  scopes: number;
  /** Other spans, of its own scope and of all. */
  inScope: number;
  inAll: number;
}

/** One span's own part of a request: what stands around it, and itself, as OTLP/JSON. */
export interface SpanPart {
  resource: JsonObject;
  scope: JsonObject;
  span: JsonObject;
  /** Schemas that the resource and the scope name; empty where they name none. */
  schemas: { resource: string; scope: string };
  /** null where that cannot be told. */
  others: Others | null;
  /** Whether this is the sender's own JSON, or was decoded and is told as JSON. */
  form: 'as-sent' | 'decoded' | 'another-format';
}

export interface SpanId {
  traceId: string;
  spanId: string;
}

/** Unpacked, a body may be that large; a kept one has half a mebibyte, which may stand for a gigabyte. */
const MOST_UNPACKED = 16 * 1024 * 1024;

/** Nothing is trimmed: what is shown is what came. */
const untrimmed: OtlpLimits = {
  ...defaultLimits,
  attributes: 100_000,
  items: 100_000,
  annotations: 100_000,
  textLength: MOST_UNPACKED,
};

/** Finds a span in a request as it arrived; null where it cannot be read any more. */
export function spanInBody(head: ArrivedHead, body: Uint8Array, id: SpanId): SpanPart | null {
  const plain = unpacked(head, body);
  if (plain === null) return null;
  const encoding = encodingOf({ 'content-type': head.contentType });
  if (encoding !== 'application/json') return decodedPart(readProtobufTraces(plain, untrimmed), id);
  const text = Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength).toString('utf8');
  const documents = documentsIn(text, 1)?.documents.map(({ value }) => value as JsonValue) ?? [];
  return documents.some((one) => isDeeper(one)) ? null : jsonPart(documents, id);
}

/** Out of gRPC's frame and out of its compression. */
function unpacked({ contentType, coding }: ArrivedHead, body: Uint8Array): Uint8Array | null {
  let message = body;
  let packing: string | undefined = coding;
  if (encodingOf({ 'content-type': contentType }) === GRPC) {
    const unframed = unframe(body);
    if (unframed.kind === 'broken') return null;
    message = unframed.message;
    packing = unframed.compressed ? coding : undefined;
  }
  const inflated = inflate(message, packing, MOST_UNPACKED);
  return inflated.kind === 'body' ? inflated.body : null;
}

function decodedPart(
  read: { kind: 'reading'; reading: Reading } | { kind: 'undecodable' },
  id: SpanId,
): SpanPart | null {
  if (read.kind !== 'reading') return null;
  const { accepted } = read.reading;
  const span = accepted.find(({ traceId, spanId }) => traceId === id.traceId && spanId === id.spanId);
  if (!span) return null;
  const sameScope = accepted.filter(({ scope }) => scope === span.scope);
  const others: Others = {
    resources: new Set(accepted.map(({ resource }) => resource)).size - 1,
    scopes: new Set(accepted.filter(({ resource }) => resource === span.resource).map(({ scope }) => scope)).size - 1,
    inScope: sameScope.length - 1,
    inAll: accepted.length - 1,
  };
  return { ...writtenAgain(span), others, form: 'decoded' };
}

/** A span that is stored, written as OTLP/JSON: what is nearest to how it arrived. */
export function writtenAgain(span: Span): SpanPart {
  const top = JSON.parse([...otlpJson([span])].join('')) as JsonObject;
  const found = placesOf(top)[0];
  if (!found) throw new Error('A span was written as OTLP/JSON without itself.');
  return { ...partOf(found), others: null, form: 'decoded' };
}

/** A span of an OTLP/JSON document, and what it stands in. */
interface Place {
  resourceSpans: JsonObject;
  scopeSpans: JsonObject;
  span: JsonObject;
}

const listIn = (value: JsonValue | undefined): JsonObject[] =>
  Array.isArray(value) ? value.filter((one): one is JsonObject => objectOf(one) !== null) : [];

const objectOf = (value: JsonValue | undefined): JsonObject | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;

const placesOf = (top: JsonObject): Place[] =>
  listIn(top.resourceSpans).flatMap((resourceSpans) =>
    listIn(resourceSpans.scopeSpans).flatMap((scopeSpans) =>
      listIn(scopeSpans.spans).map((span) => ({ resourceSpans, scopeSpans, span })),
    ),
  );

const textIn = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

const partOf = ({ resourceSpans, scopeSpans, span }: Place): Omit<SpanPart, 'others' | 'form'> => ({
  resource: objectOf(resourceSpans.resource) ?? {},
  scope: objectOf(scopeSpans.scope) ?? {},
  span,
  schemas: { resource: textIn(resourceSpans.schemaUrl), scope: textIn(scopeSpans.schemaUrl) },
});

const isId = (value: JsonValue | undefined, id: string): boolean =>
  typeof value === 'string' && value.toLowerCase() === id;

function jsonPart(documents: readonly JsonValue[], id: SpanId): SpanPart | null {
  const tops = documents.flatMap((one) => (Array.isArray(one) ? listIn(one) : [objectOf(one) ?? {}]));
  const all = tops.flatMap(placesOf);
  const found = all.find(({ span }) => isId(span.spanId, id.spanId) && isId(span.traceId, id.traceId));
  if (!found) return otherwiseWritten(tops, id);
  const ofResource = all.filter(({ resourceSpans }) => resourceSpans === found.resourceSpans);
  const others: Others = {
    resources: new Set(all.map(({ resourceSpans }) => resourceSpans)).size - 1,
    scopes: new Set(ofResource.map(({ scopeSpans }) => scopeSpans)).size - 1,
    inScope: all.filter(({ scopeSpans }) => scopeSpans === found.scopeSpans).length - 1,
    inAll: all.length - 1,
  };
  return { ...partOf(found), others, form: 'as-sent' };
}

/** A file of another format has its spans as objects, too; and an id may be written in another way. */
function otherwiseWritten(tops: readonly JsonObject[], id: SpanId): SpanPart | null {
  for (const top of tops) {
    const read = decodedPart(readTracesData(top, untrimmed), id);
    if (read !== null) return read;
  }
  const span = objectWithId(tops, id.spanId);
  return span === null
    ? null
    : { resource: {}, scope: {}, span, schemas: NO_SCHEMAS, others: null, form: 'another-format' };
}

const NO_SCHEMAS = { resource: '', scope: '' };
const ID_NAMES = ['spanID', 'spanId', 'id'];

/** Level by level: a reference to the span, which stands within another span, lies deeper. */
function objectWithId(tops: readonly JsonObject[], spanId: string): JsonObject | null {
  let level: (JsonValue | undefined)[] = [...tops];
  while (level.length > 0) {
    for (const one of level) {
      const object = objectOf(one);
      if (object !== null && ID_NAMES.some((name) => isId(object[name], spanId))) return object;
    }
    level = level.flatMap((one) => (one !== null && typeof one === 'object' ? Object.values(one) : []));
  }
  return null;
}
