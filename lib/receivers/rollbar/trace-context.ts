import { spanIdSchema, traceIdSchema } from '../../telemetry/ids.ts';
import type { JsonObject, JsonValue } from '../../telemetry/json.ts';
import { objectAt, objectsIn, textAt } from './fields.ts';

/** The trace an item belongs to, as far as anything in it says so. */
export interface TraceContext {
  traceId: string | null;
  spanId: string | null;
}

/**
 * Looks for the trace where senders put it, the surest place first: in `custom`, in the data itself (where rollbar.js
 * copies what is in `custom`, and a payload option lands), in `attributes`, and in the request's own headers. Those
 * name the caller's span and not the one it happened in, so they give a trace and no span.
 */
export function traceContextOf(data: JsonObject): TraceContext {
  const message = objectAt(objectAt(data['body'])['message']);
  const places = [
    objectAt(data['custom']),
    data,
    objectAt(message['extra']),
    message,
    attributesOf(data['attributes']),
  ];
  for (const place of places) {
    const traceId = traceIdIn(place['trace_id'] ?? place['traceId']);
    if (traceId !== null) return { traceId, spanId: spanIdIn(place['span_id'] ?? place['spanId']) };
  }
  return { traceId: traceIdOfRequest(objectAt(objectAt(data['request'])['headers'])), spanId: null };
}

/** A list of `{key, value}`, as rollbar.js writes it, as an object. */
const attributesOf = (value: JsonValue | undefined): JsonObject =>
  Object.fromEntries(objectsIn(value).map((entry) => [textAt(entry['key']), entry['value']]));

/** Names of headers come in any case: Node gives them in small letters, Flask capitalised. */
function traceIdOfRequest(headers: JsonObject): string | null {
  const header = (wanted: string): string =>
    textAt(Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1]);
  const [, w3c] = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-/i.exec(header('traceparent')) ?? [];
  const [, amazon] = /(?:^|;)\s*Root=([^;]+)/i.exec(header('x-amzn-trace-id')) ?? [];
  return traceIdIn(w3c) ?? traceIdIn(amazon);
}

/** A trace id in either spelling; `1-<8 hex>-<24 hex>` is the same 32 digits with two hyphens. */
function traceIdIn(value: JsonValue | undefined): string | null {
  const bare = textAt(value).replace(/^1-([0-9a-f]{8})-([0-9a-f]{24})$/i, '$1$2');
  const parsed = traceIdSchema.safeParse(bare);
  return parsed.success ? parsed.data : null;
}

function spanIdIn(value: JsonValue | undefined): string | null {
  const parsed = spanIdSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
