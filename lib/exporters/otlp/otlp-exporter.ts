import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { Destination } from '../destination.ts';
import { withHiddenEnvironment } from '../hidden-environment.ts';

/**
 * The SDK's own OTLP/HTTP exporter (JSON) for one destination, and nothing from the environment.
 * @param headers sent beside the destination's own
 */
export function otlpExporter(destination: Destination, headers: Record<string, string> = {}): OTLPTraceExporter {
  const config = { url: destination.url.href, headers: { ...headers, ...destination.headers } };
  return withHiddenEnvironment(() => new OTLPTraceExporter(config));
}
