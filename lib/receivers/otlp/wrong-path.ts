import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { RequestHead } from '../delivery.ts';
import { signalOfMethod } from './grpc-path.ts';
import { quoted } from './printable.ts';

const TRACES_PATH = '/v1/traces';
const LOGS_PATH = '/v1/logs';

/** The signal that is received at a path, or null. */
export function signalOfPath(path: string): 'traces' | 'logs' | null {
  if (path === TRACES_PATH) return 'traces';
  return path === LOGS_PATH ? 'logs' : null;
}

type Kept = 'traces' | 'logs';

const appends = (signal: Kept): string =>
  `An SDK appends /v1/${signal} to OTEL_EXPORTER_OTLP_ENDPOINT and takes OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_ENDPOINT, or a URL in code, as it is.`;

/** Addresses that people really reach instead, and how each comes about. The first that matches is told. */
const mistakes: readonly (readonly [RegExp, (signal: Kept) => string])[] = [
  [/^\/$/, (signal) => `The endpoint is bare. ${appends(signal)} Use the first, or end the others in /v1/${signal}.`],
  [
    /\/v1\/(traces|logs)\/+v1\/(traces|logs)\/?$/,
    (signal) => `The path stands there twice. ${appends(signal)} Leave /v1/${signal} out of the first.`,
  ],
  [
    /^\/+v1\/v1\/(traces|logs)\/?$/,
    (signal) => `The version stands there twice. ${appends(signal)} Leave /v1 out of the first.`,
  ],
  [
    /^\/{2,}v1\/(traces|logs)\/?$/,
    () => 'The endpoint ends in a slash, and the exporter appended another; take the slash away.',
  ],
  [/^\/v1\/(traces|logs)\/+$/, () => 'Take the slash at the end away.'],
  [
    /^\/v1\/(trace|spans?)\/?$|^\/traces?\/?$|^\/v1\/?$/i,
    () => 'The path is /v1/traces: version first, signal in the plural.',
  ],
  [/^\/v1\/log\/?$|^\/logs?\/?$/i, () => 'The path is /v1/logs: version first, signal in the plural.'],
  [/^\/v1\/(traces|logs)$/i, (signal) => `Paths are lower-case: /v1/${signal}.`],
  [/^\/api\/(v\d+\/)?(spans|traces)/, () => 'That is the path of Zipkin or Jaeger; choose the OTLP exporter.'],
  [/^\/1\/(batch|events)/, () => 'That is the path of events; spans come by OTLP, at /v1/traces.'],
  [
    /^\/(hc[a-z]i[ck]_|…)/,
    () => 'A key in the path stands there whole, 64 characters: http://localhost:4318/<your key>.',
  ],
  [/Service\/Export$/, () => 'That is OTLP/gRPC; set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf for this port.'],
  [
    /\/v1\/(traces|logs)$/,
    (signal) => `Something stands before the path. ${appends(signal)} The endpoint here has no path of its own.`,
  ],
];

const other = (signal: Kept): string =>
  `Spans are received at POST /v1/traces and log records at POST /v1/logs. ${appends(signal)}`;

/**
 * Why nothing listens on a path, with a way out; null where spans or log records are received.
 * @param shown the path as it may be repeated, without a key
 */
export function wrongPath(path: string, shown: string = path): TransportProblem | null {
  if (signalOfPath(path) !== null) return null;
  if (/^\/v1\/metrics\/?$/.test(path)) return notYet;
  const signal: Kept = /logs?\b/i.test(path) ? 'logs' : 'traces';
  const hint = (mistakes.find(([form]) => form.test(path))?.[1] ?? other)(signal);
  return { code: 'transport/wrong-path', message: `Nothing is received at ${quoted(shown, 100)}.`, hint };
}

/** The same for a gRPC method. */
export function wrongMethodPath({ path }: RequestHead): TransportProblem | null {
  const signal = signalOfMethod(path);
  if (signal === 'traces' || signal === 'logs') return null;
  if (signal !== null) return notYet;
  const hint = path.includes('TraceService')
    ? 'Spans come by opentelemetry.proto.collector.trace.v1.TraceService/Export; older names ended with the exporters that used them.'
    : 'This port takes OTLP alone: opentelemetry.proto.collector.trace.v1.TraceService/Export, and LogsService likewise.';
  return { code: 'transport/wrong-path', message: `There is no gRPC method ${quoted(path, 120)} here.`, hint };
}

/**
 * Not 200, since nothing is kept; and not a code that is tried again. An exporter logs a 404 once for each batch and
 * goes on.
 */
const notYet: TransportProblem = {
  code: 'transport/signal-not-received',
  message: 'Spanwalk receives traces and logs; metrics are not received, and none was kept.',
  hint: 'Set OTEL_METRICS_EXPORTER=none to stop sending them. Your traces and logs are not affected.',
};
