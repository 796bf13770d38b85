import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, NodeTracerProvider, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace-node';

const provider = new NodeTracerProvider({
  sampler: new TraceIdRatioBasedSampler(0),
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
});
provider.register();

trace.getTracer('home.activities').startSpan('http-handler').end();
await provider.shutdown();
