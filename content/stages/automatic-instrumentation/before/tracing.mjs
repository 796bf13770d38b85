import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

// #region shown
// Initialise tracing, and an exporter that sends to where OTEL_EXPORTER_OTLP_ENDPOINT says.
const resource = defaultResource().merge(detectResources({ detectors: [envDetector] }));
const processor = new BatchSpanProcessor(new OTLPTraceExporter());
const provider = new NodeTracerProvider({ resource, spanProcessors: [processor] });
provider.register();
// #endregion
