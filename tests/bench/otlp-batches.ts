import { spanKinds, statusCodes, type Span } from '../../lib/telemetry/span.ts';
import type { Attributes, AttributeValue } from '../../lib/telemetry/attributes.ts';
import { protobufOf, type Json } from '../interop/protobuf-of.ts';
import { generateSpans, takeBatch } from './generate-spans.ts';

/** OTLP's name of each value that the generator makes. */
function anyValue({ type, value }: AttributeValue): Json {
  if (type === 'int') return { intValue: String(value) };
  if (type === 'double') return { doubleValue: value };
  if (type === 'bool') return { boolValue: value };
  return { stringValue: value };
}

const keyValues = (attributes: Attributes): Json[] =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));

const wireSpan = (span: Span): Json => ({
  traceId: span.traceId,
  spanId: span.spanId,
  ...(span.parentId === null ? {} : { parentSpanId: span.parentId }),
  name: span.name,
  kind: spanKinds.indexOf(span.kind),
  startTimeUnixNano: String(span.start),
  endTimeUnixNano: String(span.end),
  attributes: keyValues(span.attributes),
  status: { code: statusCodes.indexOf(span.status.code), message: span.status.message },
  flags: span.flags,
});

/** A batch as an SDK sends it: grouped by resource, one scope each. */
const request = (spans: Span[]): Json => ({
  resourceSpans: byService(spans).map((group) => ({
    resource: { attributes: keyValues(group[0]?.resource.attributes ?? {}) },
    scopeSpans: [{ scope: { name: group[0]?.scope.name }, spans: group.map(wireSpan) }],
  })),
});

const serviceOf = (span: Span): string => span.resource.attributes['service.name']?.value as string;

function byService(spans: Span[]): Span[][] {
  const groups = new Map<string, Span[]>();
  for (const span of spans) {
    const group = groups.get(serviceOf(span));
    if (group) group.push(span);
    else groups.set(serviceOf(span), [span]);
  }
  return [...groups.values()];
}

export const SPANS_A_BATCH = 500;

/** So many encoded requests of 500 spans with eleven attributes each, made before anything is measured. */
export function encodeBatches(count: number, seed: number): Uint8Array<ArrayBuffer>[] {
  const spans = generateSpans({ seed, from: BigInt(Date.now() - 60_000) * 1_000_000n, traceEveryNs: 500_000n });
  return Array.from({ length: count }, () => new Uint8Array(protobufOf(request(takeBatch(spans, SPANS_A_BATCH)))));
}

/**
 * One trace of so many spans with eleven attributes each, as encoded requests: a root that waits for many requests. Where
 * it has not ended yet, all but the root.
 */
export function encodeTrace(size: number, traceId: string, isUnended = false): Uint8Array<ArrayBuffer>[] {
  const from = BigInt(Date.now() - 60_000) * 1_000_000n;
  const generated = takeBatch(generateSpans({ seed: size, from, traceEveryNs: 1_000_000n }), size);
  const root = generated[0] as Span;
  const end = generated.reduce((latest, span) => (span.end > latest ? span.end : latest), root.end);
  for (const span of generated) Object.assign(span, { traceId, parentId: span.parentId ?? root.spanId });
  Object.assign(root, { parentId: null, end });
  const sent = isUnended ? generated.slice(1) : generated;
  return Array.from({ length: Math.ceil(sent.length / SPANS_A_BATCH) }, (_, batch) => {
    const part = sent.slice(batch * SPANS_A_BATCH, (batch + 1) * SPANS_A_BATCH);
    return new Uint8Array(protobufOf(request(part)));
  });
}
