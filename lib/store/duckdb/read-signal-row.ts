import type { JS } from '@duckdb/node-api';
import type { LogEvent } from '../../telemetry/log-event.ts';
import type { ErrorOccurrence } from '../../telemetry/error-occurrence.ts';
import type { Segment } from '../../telemetry/segment.ts';
import type { Signal, SignalName, StoredSignal } from '../../telemetry/signal.ts';
import { typedAttributes, typedValue } from '../../telemetry/type-hints.ts';
import type { LogHints } from './write-signal-row.ts';

/** The columns a signal is read from, for a SELECT. */
export const signalSelection = 'seq, workspace, environment, received_at, signal, trace_id, span_id, body';

type Plain = Record<string, unknown>;
type TextTimes = 'time' | 'observedTime';

interface LogBody extends Omit<LogEvent, TextTimes | 'traceId' | 'spanId' | 'body' | 'attributes' | 'resource' | 'scope'> {
  time: string | null;
  observedTime: string | null;
  resourceSchemaUrl: string;
  scope: [name: string, version: string, schemaUrl: string];
  attributes: Plain;
  resource: Plain;
  scopeAttributes: Plain;
  body?: unknown;
  types: LogHints;
} // prettier-ignore

type SegmentBody = Omit<Segment, 'traceId' | 'segmentId' | 'start' | 'end'> & { start: string; end: string | null };
type ErrorBody = Omit<ErrorOccurrence, 'traceId' | 'spanId' | 'time'> & { time: string };

interface Ids {
  traceId: string | null;
  spanId: string | null;
}

const nanoseconds = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

function logFrom(json: string, ids: Ids): LogEvent {
  const parsed = JSON.parse(json) as LogBody;
  const { time, observedTime, resourceSchemaUrl, scope, attributes, resource, scopeAttributes, types, ...rest } = parsed;
  const [name, version, schemaUrl] = scope;
  return {
    ...rest,
    ...ids,
    time: nanoseconds(time),
    observedTime: nanoseconds(observedTime),
    body: 'body' in parsed ? typedValue(parsed.body, types.b) : null,
    attributes: typedAttributes(attributes, types.a),
    resource: { attributes: typedAttributes(resource, types.r), schemaUrl: resourceSchemaUrl },
    scope: { name, version, attributes: typedAttributes(scopeAttributes, types.s), schemaUrl },
  };
} // prettier-ignore

function segmentFrom(json: string, { traceId, spanId }: Ids): Segment {
  const { start, end, ...rest } = JSON.parse(json) as SegmentBody;
  return { ...rest, traceId: traceId ?? '', segmentId: spanId ?? '', start: BigInt(start), end: nanoseconds(end) };
}

function errorFrom(json: string, ids: Ids): ErrorOccurrence {
  const { time, ...rest } = JSON.parse(json) as ErrorBody;
  return { ...rest, ...ids, time: BigInt(time) };
}

function signalFrom(signal: SignalName, json: string, ids: Ids): Signal {
  switch (signal) {
    case 'log':
      return { signal, log: logFrom(json, ids) };
    case 'segment':
      return { signal, segment: segmentFrom(json, ids) };
    case 'error':
      return { signal, error: errorFrom(json, ids) };
    default:
      return signal satisfies never;
  }
}

function storedFrom([seq, workspace, environment, receivedAt, signal, traceId, spanId, body]: JS[]): StoredSignal {
  const ids = { traceId: traceId as string | null, spanId: spanId as string | null };
  return {
    seq: Number(seq),
    workspace: workspace as string,
    environment: environment as string,
    receivedAt: Number(receivedAt),
    ...signalFrom(signal as SignalName, body as string, ids),
  };
}

/** The signals of rows that begin with `signalSelection`. */
export const signalsOf = (rows: readonly JS[][]): StoredSignal[] => rows.map(storedFrom);
