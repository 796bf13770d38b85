import type { Arrival } from '../../lib/telemetry/arrival.ts';
import type { Attributes } from '../../lib/telemetry/attributes.ts';
import type { ErrorOccurrence } from '../../lib/telemetry/error-occurrence.ts';
import type { JsonObject } from '../../lib/telemetry/json.ts';
import type { LogEvent } from '../../lib/telemetry/log-event.ts';

const attributesOf = (values: Record<string, string>): Attributes =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { type: 'string', value } as const]));

/** A log record with what a test does not care about filled in. */
export const logEvent = (
  body: string,
  { attributes = {}, ...fields }: Partial<Omit<LogEvent, 'attributes'>> & { attributes?: Record<string, string> } = {},
): LogEvent => ({
  traceId: null,
  spanId: null,
  time: 1_700_000_000_000_000_000n,
  observedTime: null,
  severityNumber: 9,
  severityText: 'INFO',
  body: { type: 'string', value: body },
  eventName: '',
  attributes: attributesOf(attributes),
  resource: { attributes: attributesOf({ 'service.name': 'backend-next' }), schemaUrl: '' },
  scope: { name: 'logger', version: '', attributes: {}, schemaUrl: '' },
  ...fields,
});

/** A request that brought one span, with what a test does not care about filled in. */
export const arrival = (fields: Partial<Arrival> = {}): Arrival => ({
  id: 1,
  at: 1_700_000_000_000,
  door: 'otlp-http',
  method: 'POST',
  path: '/v1/traces',
  signal: 'traces',
  protocol: 'http/protobuf',
  operation: null,
  encoding: 'identity',
  contentType: 'application/x-protobuf',
  bytes: 900,
  userAgent: 'OTel-OTLP-Exporter-JavaScript/0.223.1',
  status: 200,
  grpcStatus: null,
  key: null,
  workspace: 'local',
  environment: 'test',
  accepted: 1,
  duplicates: 0,
  refused: 0,
  services: ['backend-next'],
  traceIds: [],
  problem: null,
  ...fields,
});

/** A reported error with what a test does not care about filled in. */
export const errorOccurrence = (data: JsonObject, fields: Partial<ErrorOccurrence> = {}): ErrorOccurrence => ({
  uuid: '6f1c9a52-7c1e-4d0e-9c59-0a8f4d1b6e01',
  fingerprint: 'one',
  title: 'TypeError: x is undefined',
  level: 'error',
  environment: 'production',
  traceId: null,
  spanId: null,
  time: 1_700_000_000_000_000_000n,
  data,
  ...fields,
});
