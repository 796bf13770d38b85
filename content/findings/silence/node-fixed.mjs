import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())] });
provider.register();

const tracer = trace.getTracer('home.activities');

tracer.startActiveSpan('http-handler', (span) => {
  span.setAttribute('app.result_length', 3);
  span.end();
});

// A script ends at once; a server would send its batch five seconds later.
await provider.shutdown();
