import { register } from 'node:module';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { defaultResource, detectResources, envDetector } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

// Initialise tracing, and an exporter that sends to where OTEL_EXPORTER_OTLP_ENDPOINT says.
const resource = defaultResource().merge(detectResources({ detectors: [envDetector] }));
const processor = new BatchSpanProcessor(new OTLPTraceExporter());
const provider = new NodeTracerProvider({ resource, spanProcessors: [processor] });
provider.register();

// Automatic instrumentation: of this server, and of the requests that it makes to others.
register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
// Log lines on their way to CloudWatch Logs are no part of the request that wrote them.
const http = new HttpInstrumentation({ ignoreOutgoingRequestHook: ({ path }) => path.includes('/aws/logs') });
registerInstrumentations({ instrumentations: [http, new UndiciInstrumentation()] });
