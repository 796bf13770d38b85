import { attributeAsJson, attributesAsJson, wellFormed } from '../../query/attribute-json.ts';
import { valueAsText, type Attributes } from '../../telemetry/attributes.ts';
import type { JsonObject } from '../../telemetry/json.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import { coordinatesOf, isFailure, type Signal, type StoredSignal } from '../../telemetry/signal.ts';
import { clampTime } from './clamp-time.ts';
import type { Cell } from './table-appender.ts';
import { typeHint, typeHints, type TypeHint } from '../../telemetry/type-hints.ts';

/** Type hints of a log record: body, attributes, resource, scope. */
export interface LogHints {
  b?: TypeHint | undefined;
  a?: TypeHint | undefined;
  r?: TypeHint | undefined;
  s?: TypeHint | undefined;
}

const nanoseconds = (time: bigint | null): string | null => (time === null ? null : String(time));

/** One set of attributes for a whole delivery is written once. */
const written = new WeakMap<Attributes, { json: string; hints: TypeHint | undefined }>();

function encode(attributes: Attributes): { json: string; hints: TypeHint | undefined } {
  const known = written.get(attributes);
  if (known) return known;
  const encoded = { json: attributesAsJson(attributes), hints: typeHints(attributes) };
  written.set(attributes, encoded);
  return encoded;
}

/** A log record as JSON, its values plain and their hints beside them, as a span has them. */
function encodeLog(log: LogEvent): string {
  const { time, observedTime, severityNumber, severityText, eventName, body, attributes, resource, scope } = log;
  const own = encode(resource.attributes);
  const scopes = encode(scope.attributes);
  const head = JSON.stringify({
    severityNumber,
    severityText,
    eventName,
    group: log.group,
    stream: log.stream,
    time: nanoseconds(time),
    observedTime: nanoseconds(observedTime),
    resourceSchemaUrl: resource.schemaUrl,
    scope: [scope.name, scope.version, scope.schemaUrl],
  });
  const hints: LogHints = { b: body === null ? undefined : typeHint(body), a: typeHints(attributes), r: own.hints, s: scopes.hints };
  const text = body === null ? '' : `,"body":${attributeAsJson(body)}`;
  const sets = `"attributes":${attributesAsJson(attributes)},"resource":${own.json},"scopeAttributes":${scopes.json}`;
  return `${head.slice(0, -1)},${sets}${text},"types":${JSON.stringify(hints)}}`;
} // prettier-ignore

interface Encoded {
  json: string;
  /** What the sender sent of it, in bytes of UTF-8: a log's message, a document. */
  bytes: number;
}

function withDocument(head: object, name: string, document: JsonObject): Encoded {
  const json = JSON.stringify(document);
  return { json: `${JSON.stringify(head).slice(0, -1)},"${name}":${json}}`, bytes: Buffer.byteLength(json) };
}

/** What a row holds of a signal as JSON; the rest of it stands in the columns. A document's -0 becomes 0. */
function encodeBody(signal: Signal): Encoded {
  switch (signal.signal) {
    case 'log': {
      const { body } = signal.log;
      return { json: encodeLog(signal.log), bytes: body === null ? 0 : Buffer.byteLength(valueAsText(body)) };
    }
    case 'segment': {
      const { parentId, kind, name, start, end, document } = signal.segment;
      return withDocument({ parentId, kind, name, start: String(start), end: nanoseconds(end) }, 'document', document);
    }
    case 'error': {
      const { uuid, fingerprint, title, level, environment, time, data } = signal.error;
      return withDocument({ uuid, fingerprint, title, level, environment, time: String(time) }, 'data', data);
    }
    default:
      return signal satisfies never;
  }
}

const segmentOf = (signal: Signal) => (signal.signal === 'segment' ? signal.segment : null);

/** A signal as a row, its cells in the order of `signalColumns`. */
export function signalToRow(stored: StoredSignal): Cell[] {
  const { traceId, spanId, time, place, stream } = coordinatesOf(stored, BigInt(stored.receivedAt) * 1_000_000n);
  const { json, bytes } = encodeBody(stored);
  const segment = segmentOf(stored);
  return [
    BigInt(stored.seq),
    stored.workspace,
    stored.environment,
    BigInt(stored.receivedAt),
    stored.signal,
    traceId,
    spanId,
    clampTime(time),
    segment?.end == null ? null : clampTime(segment.end),
    wellFormed(place),
    wellFormed(stream),
    segment?.parentId === null ? 1 : 0,
    isFailure(stored) ? 1 : 0,
    BigInt(bytes),
    json,
  ];
}
