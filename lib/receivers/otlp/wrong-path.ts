import type { Problem } from '../../telemetry/problem.ts';
import { quoted } from './printable.ts';

export const TRACES_PATH = '/v1/traces';

const APPENDS =
  'An SDK appends /v1/traces to OTEL_EXPORTER_OTLP_ENDPOINT and takes OTEL_EXPORTER_OTLP_TRACES_ENDPOINT as it is.';

/** Addresses that people really reach instead, and how each comes about. The first that matches is told. */
const mistakes: readonly (readonly [RegExp, string])[] = [
  [/^\/$/, `The endpoint is bare. ${APPENDS} Use the first, or end the second in /v1/traces.`],
  [/\/v1\/traces\/+v1\/traces\/?$/, `The path stands there twice. ${APPENDS} Leave /v1/traces out of the first.`],
  [/^\/{2,}v1\/traces\/?$/, 'The endpoint ends in a slash, and the exporter appended another; take the slash away.'],
  [/^\/v1\/traces\/+$/, 'Take the slash at the end away.'],
  [
    /^\/v1\/(trace|spans?)\/?$|^\/traces\/?$|^\/v1\/?$/i,
    'The path is /v1/traces: version first, signal in the plural.',
  ],
  [/^\/v1\/traces$/i, 'Paths are lower-case: /v1/traces.'],
  [/^\/api\/(v\d+\/)?(spans|traces)/, 'That is the path of Zipkin or Jaeger; choose the OTLP exporter.'],
  [/TraceService\/Export$/, 'That is OTLP/gRPC; set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf for this port.'],
];

const OTHER = `Spans are received at POST /v1/traces. ${APPENDS}`;

/** Why nothing listens on a path, with a way out; null where spans are received. */
export function wrongPath(path: string): Problem | null {
  if (path === TRACES_PATH) return null;
  const signal = /^\/v1\/(metrics|logs)\/?$/.exec(path)?.[1];
  if (signal) return notYet(signal);
  const hint = mistakes.find(([form]) => form.test(path))?.[1] ?? OTHER;
  return { code: 'otlp/wrong-path', message: `Nothing is received at ${quoted(path, 100)}.`, hint };
}

/**
 * Not 200, since nothing is kept; and not a code that is tried again. An exporter logs a 404 once for each batch and
 * goes on.
 */
const notYet = (signal: string): Problem => ({
  code: 'otlp/signal-not-received',
  message: `Spanwalk receives traces so far; ${signal} are not received yet, and none was kept.`,
  hint: `Set OTEL_${signal.toUpperCase()}_EXPORTER=none to stop sending them. Your traces are not affected.`,
});
