import type { Attributes } from './attributes.ts';

/** OTLP's span kinds 0 to 5, in the lower-case words the specifications use. */
export const spanKinds = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
export type SpanKind = (typeof spanKinds)[number];

/** OTLP's status codes 0 to 2. */
export const statusCodes = ['unset', 'ok', 'error'] as const;
export type StatusCode = (typeof statusCodes)[number];

export interface SpanEvent {
  name: string;
  /** Nanoseconds since the Unix epoch. */
  time: bigint;
  attributes: Attributes;
}

export interface SpanLink {
  traceId: string;
  spanId: string;
  traceState: string;
  attributes: Attributes;
}

/** The entity that emitted the telemetry: `service.name` and its like. */
export interface Resource {
  attributes: Attributes;
  schemaUrl: string;
}

/** The instrumentation scope: the tracer's name and version. */
export interface Scope {
  name: string;
  version: string;
  attributes: Attributes;
  schemaUrl: string;
}

/** A span as OTLP means it, free of any wire encoding. Times are nanoseconds since the Unix epoch. */
export interface Span {
  traceId: string;
  spanId: string;
  /** null on a root span. */
  parentId: string | null;
  traceState: string;
  /** OTLP `flags`; null when the sender left it out, which is not the same as "unsampled". */
  flags: number | null;
  name: string;
  kind: SpanKind;
  start: bigint;
  end: bigint;
  status: { code: StatusCode; message: string };
  attributes: Attributes;
  events: SpanEvent[];
  links: SpanLink[];
  /** What the SDK itself dropped by its limits. */
  dropped: { attributes: number; events: number; links: number };
  resource: Resource;
  scope: Scope;
}

/** A span that the store holds. */
export interface StoredSpan extends Span {
  /** The order of storing, from 1; never reused. The feed's event id. */
  seq: number;
  workspace: string;
  /** The environment its ingest key names, as in Honeycomb. */
  environment: string;
  /** `service.name`, or `unknown_service` where it is missing or blank, as Honeycomb files it. */
  service: string;
  /** Milliseconds since the Unix epoch, by the receiver's clock. */
  receivedAt: number;
}

/** Where telemetry without a usable `service.name` is filed: Honeycomb's own word. */
export const UNKNOWN_SERVICE = 'unknown_service';

/** The service a resource names, trimmed; `unknown_service` where it is missing, blank, or an SDK's own fallback. */
export function serviceOf(resource: Resource): string {
  const name = resource.attributes['service.name'];
  const text = name?.type === 'string' ? name.value.trim() : '';
  return text === '' || text.startsWith(UNKNOWN_SERVICE) ? UNKNOWN_SERVICE : text;
}

/** How long a span took, in milliseconds with the nanoseconds as fraction. Negative where the clock ran backwards. */
export const durationMs = (span: Pick<Span, 'start' | 'end'>): number => Number(span.end - span.start) / 1e6;
