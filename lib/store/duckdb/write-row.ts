import { attributesAsJson, textAsJson, wellFormed } from '../../query/attribute-json.ts';
import { spanWeight } from '../../query/weight.ts';
import type { Attributes } from '../../telemetry/attributes.ts';
import { spanKinds, statusCodes, type Resource, type Span, type StoredSpan } from '../../telemetry/span.ts';
import { clampTime } from './clamp-time.ts';
import type { Cell } from './table-appender.ts';
import { typeHints, type TypeHint } from '../../telemetry/type-hints.ts';

interface EncodedResource {
  json: string;
  hints: TypeHint | undefined;
}

/** All spans of one delivery share their resource object, so it is encoded once. */
const encodedResources = new WeakMap<Resource, EncodedResource>();

function encodeResource(resource: Resource): EncodedResource {
  const known = encodedResources.get(resource);
  if (known) return known;
  const encoded = { json: attributesAsJson(resource.attributes), hints: typeHints(resource.attributes) };
  encodedResources.set(resource, encoded);
  return encoded;
}

const isEmpty = (attributes: Attributes): boolean => {
  for (const _ in attributes) return false;
  return true;
};

/** Events and links as JSON whose attributes are plain objects; NULL for none. */
function encodeList<T extends { attributes: Attributes }>(
  list: T[],
  head: (one: T) => Record<string, string>,
): string | null {
  if (list.length === 0) return null;
  return `[${list.map((one) => encodeMember(head(one), one.attributes)).join(',')}]`;
}

function encodeMember(head: Record<string, string>, attributes: Attributes): string {
  const fields = Object.entries(head).map(([key, text]) => `"${key}":${textAsJson(text)}`);
  return `{${fields.join(',')},"attributes":${attributesAsJson(attributes)}}`;
}

/** What a span seldom has. Absurd times are written out, since their columns clamp them. */
function encodeRest(span: Span): string | null {
  const { resource, scope, dropped, start, end } = span;
  const rest: Record<string, unknown> = {};
  if (span.traceState !== '') rest.traceState = wellFormed(span.traceState);
  if (resource.schemaUrl !== '') rest.resourceSchemaUrl = wellFormed(resource.schemaUrl);
  if (scope.schemaUrl !== '') rest.scopeSchemaUrl = wellFormed(scope.schemaUrl);
  if (dropped.attributes || dropped.events || dropped.links) rest.dropped = dropped;
  if (clampTime(start) !== start || clampTime(end - start) !== end - start) rest.time = [String(start), String(end)];
  return isEmpty(rest as Attributes) ? null : JSON.stringify(rest);
}

/** Type hints of a whole span: attributes, resource, scope, events, links. */
export interface SpanHints {
  a?: TypeHint;
  r?: TypeHint;
  s?: TypeHint;
  e?: (TypeHint | null)[];
  l?: (TypeHint | null)[];
}

const listHints = (list: { attributes: Attributes }[]): (TypeHint | null)[] | undefined => {
  const hints = list.map(({ attributes }) => typeHints(attributes) ?? null);
  return hints.some((hint) => hint !== null) ? hints : undefined;
};

function encodeHints(span: Span, resource: EncodedResource): string | null {
  const hints = {
    a: typeHints(span.attributes),
    r: resource.hints,
    s: typeHints(span.scope.attributes),
    e: listHints(span.events),
    l: listHints(span.links),
  };
  return hints.a || hints.r || hints.s || hints.e || hints.l ? JSON.stringify(hints) : null;
}

/** Whether an event lies outside of its span's time, or where that is cannot be told by the columns. */
const hasStrays = ({ start, end, events }: Span): boolean =>
  events.some(({ time }) => time < start || time > end) ||
  (events.length > 0 && (clampTime(start) !== start || clampTime(end - start) !== end - start));

/** A span as a row, its cells in the order of `spanColumns`. */
export function spanToRow(span: StoredSpan): Cell[] {
  const resource = encodeResource(span.resource);
  return [
    BigInt(span.seq),
    span.workspace,
    span.environment,
    BigInt(span.receivedAt),
    span.traceId,
    span.spanId,
    span.parentId,
    span.flags === null ? null : span.flags >>> 0,
    span.name,
    spanKinds.indexOf(span.kind),
    span.service,
    clampTime(span.start),
    clampTime(span.end - span.start),
    statusCodes.indexOf(span.status.code),
    span.status.message === '' ? null : span.status.message,
    attributesAsJson(span.attributes),
    resource.json,
    span.scope.name,
    span.scope.version,
    isEmpty(span.scope.attributes) ? null : attributesAsJson(span.scope.attributes),
    encodeList(span.events, ({ name, time }) => ({ name, time: String(time) })),
    encodeList(span.links, ({ traceId, spanId, traceState }) => ({ traceId, spanId, traceState })),
    encodeRest(span),
    encodeHints(span, resource),
    spanWeight(span),
    hasStrays(span) ? 1 : 0,
  ];
}
