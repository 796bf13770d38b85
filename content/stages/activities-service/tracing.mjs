import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

// Who is speaking: OTEL_SERVICE_NAME, which a provider in JavaScript does not read by itself.
const resource = defaultResource().merge(detectResources({ detectors: [envDetector] }));
// Where to send: OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_HEADERS, which the exporter reads.
const processor = new BatchSpanProcessor(new OTLPTraceExporter());
const provider = new NodeTracerProvider({ resource, spanProcessors: [processor] });
provider.register();

// Spans that still wait in the batch would be lost with the process.
process.once('SIGTERM', () => {
  provider.shutdown().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
