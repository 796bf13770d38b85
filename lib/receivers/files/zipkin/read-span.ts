import type { Attributes } from '../../../telemetry/attributes.ts';
import type { Scope, Span, SpanEvent, SpanKind } from '../../../telemetry/span.ts';
import type { JsonObject } from '../../otlp/json-fields.ts';
import { blankEvent, blankScope, blankSpan, UNREADABLE_TIME } from '../../otlp/judge-span.ts';
import { keptText } from '../../otlp/kept-text.ts';
import { tooManyAnnotations, tooManyAttributes } from '../../otlp/trimmed.ts';
import { putAttribute } from '../../otlp/put-attribute.ts';
import type { ReadingDraft } from '../../otlp/reading-draft.ts';
import { idOf, listOf, microseconds, momentOf, objectOf, textOf } from '../fields.ts';
import { noDuration } from '../problems.ts';
import { takeText } from '../take-text.ts';
import type { Half } from './half.ts';

const kinds: Record<string, SpanKind> = {
  CLIENT: 'client',
  SERVER: 'server',
  PRODUCER: 'producer',
  CONSUMER: 'consumer',
};

/**
 * One span of Zipkin's JSON v2 as OpenTelemetry means it, by the rules that its exporters write it with:
 * https://opentelemetry.io/docs/specs/otel/trace/sdk_exporters/zipkin/ and openzipkin/zipkin-api, zipkin2-api.yaml.
 * Times are microseconds; tags are texts and stay texts. A tag `error` marks a failure, whatever it says.
 */
export function readZipkinSpan(half: Half, resource: Span['resource'], draft: ReadingDraft): Span {
  const { wire } = half;
  const span = blankSpan(resource, blankScope());
  span.traceId = idOf(wire.traceId, 'traceId', 32, draft);
  span.spanId = half.ownId ?? idOf(wire.id, 'id', 16, draft);
  span.parentId = half.parentId;
  span.name = textOf(wire.name, draft);
  span.start = momentOf(wire.timestamp, 'timestamp', draft);
  const duration = microseconds(wire.duration);
  if (duration === null) draft.warn(noDuration);
  span.end = span.start === UNREADABLE_TIME ? span.start : span.start + (duration ?? 0n);
  span.dropped.attributes = readTags(wire.tags, draft, span.attributes);
  moveTags(wire, span);
  readEndpoints(wire, draft, span.attributes);
  readAnnotations(wire, draft, span);
  return span;
}

function readTags(tags: unknown, draft: ReadingDraft, into: Attributes): number {
  const entries = Object.entries(objectOf(tags));
  const { attributes } = draft.limits;
  const surplus = Math.max(0, entries.length - attributes);
  if (surplus > 0) draft.warnBeyond(attributes, tooManyAttributes);
  for (const [key, value] of surplus > 0 ? entries.slice(0, attributes) : entries) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (draft.spend()) putAttribute(into, keptText(key, draft), { type: 'string', value: keptText(text, draft) });
  }
  return surplus;
}

function moveTags(wire: JsonObject, span: Span): void {
  const { attributes } = span;
  const kind = typeof wire.kind === 'string' && Object.hasOwn(kinds, wire.kind) ? kinds[wire.kind] : undefined;
  const isInternal = kind === undefined && attributes['span.kind']?.value === 'internal';
  if (isInternal) takeText(attributes, 'span.kind');
  span.kind = kind ?? (isInternal ? 'internal' : 'unspecified');
  span.traceState = takeText(attributes, 'w3c.tracestate') ?? '';
  span.scope = scopeOf(attributes);
  span.status = statusOf(attributes);
}

function scopeOf(attributes: Attributes): Scope {
  const name = takeText(attributes, 'otel.library.name') ?? '';
  const version = takeText(attributes, 'otel.library.version') ?? '';
  return {
    ...blankScope(),
    name: takeText(attributes, 'otel.scope.name') ?? name,
    version: takeText(attributes, 'otel.scope.version') ?? version,
  };
}

function statusOf(attributes: Attributes): Span['status'] {
  const error = takeText(attributes, 'error');
  const said = takeText(attributes, 'otel.status_code')?.toUpperCase().replace('STATUS_CODE_', '');
  const described = takeText(attributes, 'otel.status_description');
  const message = described ?? (error === undefined || error === 'true' ? '' : error);
  if (error !== undefined || said === 'ERROR') return { code: 'error', message };
  return { code: said === 'OK' ? 'ok' : 'unset', message };
}

/** The other side of a call, and this one's address, under the names that semantic conventions have for them. */
function readEndpoints(wire: JsonObject, draft: ReadingDraft, into: Attributes): void {
  const local = objectOf(wire.localEndpoint);
  const remote = objectOf(wire.remoteEndpoint);
  const put = (key: string, value: unknown): void => {
    if (typeof value === 'string' && value !== '' && draft.spend())
      putAttribute(into, key, { type: 'string', value: keptText(value, draft) });
    else if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && draft.spend())
      putAttribute(into, key, { type: 'int', value });
  };
  put('network.local.address', local.ipv4 ?? local.ipv6);
  put('network.local.port', local.port);
  put('peer.service', remote.serviceName);
  put('network.peer.address', remote.ipv4 ?? remote.ipv6);
  put('network.peer.port', remote.port);
}

function readAnnotations(wire: JsonObject, draft: ReadingDraft, span: Span): void {
  const list = listOf(wire.annotations);
  const { annotations } = draft.limits;
  if (list.length > annotations) {
    draft.warnBeyond(annotations, tooManyAnnotations);
    span.dropped.events = list.length - annotations;
  }
  for (const each of list.slice(0, annotations)) {
    if (draft.spend()) span.events.push(eventOf(objectOf(each), draft));
  }
}

const eventOf = ({ timestamp, value }: JsonObject, draft: ReadingDraft): SpanEvent => ({
  ...blankEvent(),
  name: textOf(value, draft),
  time: microseconds(timestamp) ?? UNREADABLE_TIME,
});
