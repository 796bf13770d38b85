import { mintSpanId, mintTraceId } from '@/lib/telemetry/mint-ids.ts';

export interface PostedSpan {
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes?: Record<string, string>;
  events?: { name: string; attributes?: Record<string, string> }[];
  statusMessage?: string;
  /** Milliseconds since one second ago; the last forty milliseconds unless said. */
  time?: [from: number, to: number];
}

export interface PostedTrace {
  traceId: string;
  service: string;
  scope?: string;
  spans: PostedSpan[];
}

export { mintSpanId, mintTraceId };

const pairs = (attributes: Record<string, string> = {}) =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } }));

const nanoseconds = (ms: number): string => `${Math.round(ms * 1000)}000`;

const spanOf = (traceId: string, span: PostedSpan, now: number) => ({
  traceId,
  spanId: span.spanId,
  ...(span.parentSpanId === undefined ? {} : { parentSpanId: span.parentSpanId }),
  name: span.name,
  kind: 1,
  startTimeUnixNano: nanoseconds(now - 1000 + (span.time?.[0] ?? 960)),
  endTimeUnixNano: nanoseconds(now - 1000 + (span.time?.[1] ?? 1000)),
  attributes: pairs(span.attributes),
  events: (span.events ?? []).map(({ name, attributes }) => ({
    name,
    timeUnixNano: nanoseconds(now - 20),
    attributes: pairs(attributes),
  })),
  status: span.statusMessage === undefined ? {} : { code: 2, message: span.statusMessage },
});

/** Spans as OTLP/JSON, https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding, that end now. */
export function otlpJson({ traceId, service, scope = 'tests', spans }: PostedTrace): string {
  const now = Date.now();
  const resource = { attributes: pairs({ 'service.name': service }) };
  const scopeSpans = [{ scope: { name: scope }, spans: spans.map((span) => spanOf(traceId, span, now)) }];
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans }] });
}

/** Sends a trace through a door, as an SDK would. @throws unless all of it was taken */
export async function postTrace(door: string, trace: PostedTrace): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${door}/v1/traces`, { method: 'POST', headers, body: otlpJson(trace) });
  const text = await response.text();
  if (!response.ok || text !== '{}') throw new Error(`${response.status} from the door: ${text}`);
}
