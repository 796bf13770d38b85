import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { RequestHead } from '../delivery.ts';
import { signalOfMethod } from './grpc-path.ts';
import { quoted } from './printable.ts';

export const TRACES_PATH = '/v1/traces';

const APPENDS =
  'An SDK appends /v1/traces to OTEL_EXPORTER_OTLP_ENDPOINT and takes OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, or a URL in code, as it is.';

/** Addresses that people really reach instead, and how each comes about. The first that matches is told. */
const mistakes: readonly (readonly [RegExp, string])[] = [
  [/^\/$/, `The endpoint is bare. ${APPENDS} Use the first, or end the others in /v1/traces.`],
  [/\/v1\/traces\/+v1\/traces\/?$/, `The path stands there twice. ${APPENDS} Leave /v1/traces out of the first.`],
  [/^\/+v1\/v1\/traces\/?$/, `The version stands there twice. ${APPENDS} Leave /v1 out of the first.`],
  [/^\/{2,}v1\/traces\/?$/, 'The endpoint ends in a slash, and the exporter appended another; take the slash away.'],
  [/^\/v1\/traces\/+$/, 'Take the slash at the end away.'],
  [
    /^\/v1\/(trace|spans?)\/?$|^\/traces?\/?$|^\/v1\/?$/i,
    'The path is /v1/traces: version first, signal in the plural.',
  ],
  [/^\/v1\/traces$/i, 'Paths are lower-case: /v1/traces.'],
  [/^\/api\/(v\d+\/)?(spans|traces)/, 'That is the path of Zipkin or Jaeger; choose the OTLP exporter.'],
  [/^\/1\/(batch|events)/, 'That is the path of events; spans come by OTLP, at /v1/traces.'],
  [/^\/(hc[a-z]i[ck]_|…)/, 'A key in the path stands there whole, 64 characters: http://localhost:4318/<your key>.'],
  [/Service\/Export$/, 'That is OTLP/gRPC; set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf for this port.'],
  [/\/v1\/traces$/, `Something stands before the path. ${APPENDS} The endpoint here has no path of its own.`],
];

const OTHER = `Spans are received at POST /v1/traces. ${APPENDS}`;

/**
 * Why nothing listens on a path, with a way out; null where spans are received.
 * @param shown the path as it may be repeated, without a key
 */
export function wrongPath(path: string, shown: string = path): TransportProblem | null {
  if (path === TRACES_PATH) return null;
  const signal = /^\/v1\/(metrics|logs)\/?$/.exec(path)?.[1];
  if (signal) return notYet(signal);
  const hint = mistakes.find(([form]) => form.test(path))?.[1] ?? OTHER;
  return { code: 'transport/wrong-path', message: `Nothing is received at ${quoted(shown, 100)}.`, hint };
}

/** The same for a gRPC method. */
export function wrongMethodPath({ path }: RequestHead): TransportProblem | null {
  const signal = signalOfMethod(path);
  if (signal === 'traces') return null;
  if (signal !== null) return notYet(signal);
  const hint = path.includes('TraceService')
    ? 'Spans come by opentelemetry.proto.collector.trace.v1.TraceService/Export; older names ended with the exporters that used them.'
    : 'This port takes OTLP alone: opentelemetry.proto.collector.trace.v1.TraceService/Export.';
  return { code: 'transport/wrong-path', message: `There is no gRPC method ${quoted(path, 120)} here.`, hint };
}

/**
 * Not 200, since nothing is kept; and not a code that is tried again. An exporter logs a 404 once for each batch and
 * goes on.
 */
const notYet = (signal: string): TransportProblem => ({
  code: 'transport/signal-not-received',
  message: `Spanwalk receives traces so far; ${signal} are not received yet, and none was kept.`,
  hint: `Set OTEL_${signal.toUpperCase()}_EXPORTER=none to stop sending them. Your traces are not affected.`,
});
