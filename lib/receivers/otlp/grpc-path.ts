import type { ArrivalSignal } from '../../telemetry/arrival.ts';

/** OTLP's gRPC methods: opentelemetry/proto/collector/<signal>/v1. */
const METHOD = /^\/opentelemetry\.proto\.collector\.(?:trace|logs|metrics)\.v1\.(Trace|Logs|Metrics)Service\/Export$/;

const signals: Record<string, ArrivalSignal> = { Trace: 'traces', Logs: 'logs', Metrics: 'metrics' };

/** The signal that a gRPC method exports, or null. */
export const signalOfMethod = (path: string): ArrivalSignal | null => signals[METHOD.exec(path)?.[1] ?? ''] ?? null;
