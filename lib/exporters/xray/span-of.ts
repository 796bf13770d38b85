import type { Attributes as SdkAttributes, HrTime, Link } from '@opentelemetry/api';
import type { ReadableSpan, TimedEvent } from '@opentelemetry/sdk-trace-base';
import type { Attributes, AttributeValue } from '../../telemetry/attributes.ts';
import { spanKinds, statusCodes, type Span, type SpanEvent, type SpanLink } from '../../telemetry/span.ts';

const nanoseconds = ([seconds, rest]: HrTime): bigint => BigInt(seconds) * 1_000_000_000n + BigInt(Math.round(rest));

/** OTLP tells whole numbers from others by type; in JavaScript their value has to do. */
function numberOf(value: number): AttributeValue {
  if (Number.isSafeInteger(value)) return { type: 'int', value };
  if (Number.isFinite(value)) return { type: 'double', value };
  return { type: 'double', value: String(value) as 'NaN' | 'Infinity' | '-Infinity' };
}

function valueOf(value: unknown): AttributeValue {
  if (Array.isArray(value)) return { type: 'array', value: value.map(valueOf) };
  if (typeof value === 'string') return { type: 'string', value };
  if (typeof value === 'number') return numberOf(value);
  if (typeof value === 'boolean') return { type: 'bool', value };
  return { type: 'empty', value: null };
}

const attributesOf = (attributes: SdkAttributes = {}): Attributes =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, valueOf(value)]),
  );

const eventOf = ({ name, time, attributes }: TimedEvent): SpanEvent => ({
  name,
  time: nanoseconds(time),
  attributes: attributesOf(attributes),
});

const linkOf = ({ context, attributes }: Link): SpanLink => ({
  traceId: context.traceId,
  spanId: context.spanId,
  traceState: context.traceState?.serialize() ?? '',
  attributes: attributesOf(attributes),
});

/** A finished span of the SDK in our own words, as OTLP would have brought it. */
export function spanOf(span: ReadableSpan): Span {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const { name, version = '', schemaUrl = '' } = span.instrumentationScope;
  return {
    traceId,
    spanId,
    parentId: span.parentSpanContext?.spanId ?? null,
    traceState: traceState?.serialize() ?? '',
    flags: traceFlags,
    name: span.name,
    // The API counts kinds from INTERNAL, the protocol from UNSPECIFIED.
    kind: spanKinds[span.kind + 1] ?? 'unspecified',
    start: nanoseconds(span.startTime),
    end: nanoseconds(span.endTime),
    status: { code: statusCodes[span.status.code] ?? 'unset', message: span.status.message ?? '' },
    attributes: attributesOf(span.attributes),
    events: span.events.map(eventOf),
    links: span.links.map(linkOf),
    dropped: {
      attributes: span.droppedAttributesCount,
      events: span.droppedEventsCount,
      links: span.droppedLinksCount,
    },
    resource: { attributes: attributesOf(span.resource.attributes), schemaUrl: '' },
    scope: { name, version, attributes: {}, schemaUrl },
  };
}
