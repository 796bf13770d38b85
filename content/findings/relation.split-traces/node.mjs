import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())] });
trace.setGlobalTracerProvider(provider);

const tracer = trace.getTracer('home.activities');

tracer.startActiveSpan('http-handler', (outer) => {
  tracer.startActiveSpan('find-activities', (inner) => inner.end());
  outer.end();
});
await provider.shutdown();
