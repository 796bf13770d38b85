import type { Attributes, AttributeValue } from '../telemetry/attributes.ts';
import { spanKinds, statusCodes, type Span, type SpanEvent, type SpanLink } from '../telemetry/span.ts';

/**
 * Spans as an ExportTraceServiceRequest in JSON, piece by piece: a trace of fifty thousand spans is never one text.
 * Ids are hex, 64-bit integers are decimal text, enums are numbers,
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding. What a receiver reads of it is what it was told.
 */
export function* otlpJson(spans: readonly Span[]): Generator<string> {
  yield '{"resourceSpans":[';
  let nthResource = 0;
  for (const { resource, scopes } of grouped(spans)) {
    const { attributes, schemaUrl } = resource;
    yield `${comma(nthResource)}{"resource":${JSON.stringify({ attributes: keyValues(attributes) })}${url(schemaUrl)},"scopeSpans":[`;
    nthResource += 1;
    yield* scopeSpans(scopes);
    yield ']}';
  }
  yield ']}\n';
}

const comma = (nth: number): string => (nth === 0 ? '' : ',');
const url = (schemaUrl: string): string => (schemaUrl === '' ? '' : `,"schemaUrl":${JSON.stringify(schemaUrl)}`);

interface ScopeGroup {
  scope: Span['scope'];
  spans: Span[];
}

interface ResourceGroup {
  resource: Span['resource'];
  scopes: Map<string, ScopeGroup>;
}

function* scopeSpans(scopes: ResourceGroup['scopes']): Generator<string> {
  let nthScope = 0;
  for (const { scope, spans } of scopes.values()) {
    const { name, version, attributes, schemaUrl } = scope;
    const told = { name, version, attributes: keyValues(attributes) };
    yield `${comma(nthScope)}{"scope":${JSON.stringify(told)}${url(schemaUrl)},"spans":[`;
    nthScope += 1;
    for (const [nth, span] of spans.entries()) yield `${comma(nth)}${JSON.stringify(wireSpan(span))}`;
    yield ']}';
  }
}

/** By resource and then by scope, each once, in the order in which they are met: as their senders had them. */
function grouped(spans: readonly Span[]): Iterable<ResourceGroup> {
  const groups = new Map<string, ResourceGroup>();
  for (const span of spans) {
    const resourceKey = JSON.stringify(span.resource);
    const group = groups.get(resourceKey) ?? { resource: span.resource, scopes: new Map<string, ScopeGroup>() };
    groups.set(resourceKey, group);
    const scopeKey = JSON.stringify(span.scope);
    const scope = group.scopes.get(scopeKey);
    if (scope === undefined) group.scopes.set(scopeKey, { scope: span.scope, spans: [span] });
    else scope.spans.push(span);
  }
  return groups.values();
}

const wireSpan = (span: Span): object => ({
  traceId: span.traceId,
  spanId: span.spanId,
  ...(span.parentId !== null && { parentSpanId: span.parentId }),
  ...(span.traceState !== '' && { traceState: span.traceState }),
  ...(span.flags !== null && { flags: span.flags }),
  name: span.name,
  kind: spanKinds.indexOf(span.kind),
  startTimeUnixNano: String(span.start),
  endTimeUnixNano: String(span.end),
  attributes: keyValues(span.attributes),
  ...counted('droppedAttributesCount', span.dropped.attributes),
  events: span.events.map(wireEvent),
  ...counted('droppedEventsCount', span.dropped.events),
  links: span.links.map(wireLink),
  ...counted('droppedLinksCount', span.dropped.links),
  status: wireStatus(span.status),
});

const counted = (key: string, count: number): object => (count === 0 ? {} : { [key]: count });

const wireStatus = ({ code, message }: Span['status']): object => ({
  ...(code !== 'unset' && { code: statusCodes.indexOf(code) }),
  ...(message !== '' && { message }),
});

const wireEvent = ({ name, time, attributes }: SpanEvent): object => ({
  timeUnixNano: String(time),
  name,
  attributes: keyValues(attributes),
});

const wireLink = ({ traceId, spanId, traceState, attributes }: SpanLink): object => ({
  traceId,
  spanId,
  ...(traceState !== '' && { traceState }),
  attributes: keyValues(attributes),
});

const keyValues = (attributes: Attributes): object[] =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));

/** A value under the name of its type; nothing at all is an AnyValue with nothing set. */
function anyValue(attribute: AttributeValue): object {
  switch (attribute.type) {
    case 'string':
      return { stringValue: attribute.value };
    case 'bool':
      return { boolValue: attribute.value };
    case 'int':
      return { intValue: String(attribute.value) };
    case 'double':
      // JSON.stringify writes a negative zero without its sign.
      return { doubleValue: Object.is(attribute.value, -0) ? '-0' : attribute.value };
    case 'bytes':
      return { bytesValue: attribute.value };
    case 'array':
      return { arrayValue: { values: attribute.value.map(anyValue) } };
    case 'map':
      return { kvlistValue: { values: keyValues(attribute.value) } };
    case 'empty':
      return {};
    default:
      return attribute satisfies never;
  }
}
