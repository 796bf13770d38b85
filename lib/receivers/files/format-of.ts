import type { FileFormat } from '../../telemetry/trace-import.ts';
import { isObject, type JsonObject } from '../otlp/json-fields.ts';

/** What a document is, or a clause that says what it seems to be instead. */
export type Recognised = { format: FileFormat } | { unknown: string };

const holds =
  (...keys: string[]) =>
  (value: unknown): boolean =>
    isObject(value) && keys.every((key) => key in value);

const isOtlp = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).some((key) => /^resource_?(spans|logs|metrics)$/i.test(key));

const isZipkinSpan = holds('traceId', 'id');

/** Others' files that people take for one of these, by what stands at their top. */
const others: readonly [is: (value: unknown) => boolean, words: string][] = [
  [holds('traceId', 'id', 'binaryAnnotations'), 'it is Zipkin’s JSON v1; export it as v2'],
  [holds('batches'), 'it looks like the answer of Tempo’s API'],
  [holds('traceEvents'), 'it looks like a trace of Chrome’s own profiler'],
  [holds('traceID', 'spanID'), 'it looks like one span of Jaeger’s store; export the trace from Jaeger’s UI or API'],
  [holds('traceId', 'spanId'), 'it looks like one span alone, without the request around it'],
  [holds('context', 'name'), 'it looks like a span as an SDK’s console exporter prints it'],
];

/** By what is in it, and never by its name: people rename files. */
export function formatOf(value: unknown): Recognised {
  const first = firstIn(value);
  if (first === undefined) return { unknown: Array.isArray(value) ? 'its list is empty' : 'no object stands in it' };
  if (isOtlp(first)) return { format: 'otlp' };
  if (isJaegerAnswer(value) || holds('spans', 'processes')(first)) return { format: 'jaeger' };
  const other = others.find(([is]) => is(first));
  if (other !== undefined) return { unknown: other[1] };
  if (Array.isArray(value) && isZipkinSpan(first)) return { format: 'zipkin' };
  return { unknown: `its first keys are ${firstKeys(first)}` };
}

/** The API's answer and the UI's download both wrap their traces, `{"data": [...]}`; it may hold none. */
const isJaegerAnswer = (value: unknown): boolean =>
  isObject(value) && (Array.isArray(value.data) || holds('spans', 'processes')(value.data));

/** The first object, through one list or two: Zipkin's API answers with a list of traces that are lists. */
function firstIn(value: unknown): JsonObject | undefined {
  const outer: unknown = Array.isArray(value) ? value[0] : value;
  const inner: unknown = Array.isArray(outer) ? outer[0] : outer;
  return isObject(inner) ? inner : undefined;
}

/** Names as they may stand in a sentence: keys are as hostile as values. */
const firstKeys = (value: JsonObject): string =>
  Object.keys(value)
    .slice(0, 4)
    .map((key) => `“${key.slice(0, 24).replaceAll(/[^\w.:-]/g, '�')}”`)
    .join(', ') || 'none';
