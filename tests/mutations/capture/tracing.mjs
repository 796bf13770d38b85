import { register } from 'node:module';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { defaultResource, detectResources, envDetector } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';

/** The mistake that this capture is of; empty for the golden ones. */
export const fault = process.env.FAULT ?? '';

const named = defaultResource().merge(detectResources({ detectors: [envDetector] }));
const processor = () => new BatchSpanProcessor(new OTLPTraceExporter());
const processors =
  {
    'two-exporters': () => [processor(), processor()],
    unbatched: () => [new SimpleSpanProcessor(new OTLPTraceExporter())],
  }[fault] ?? (() => [processor()]);

export const provider = new NodeTracerProvider({
  resource: fault === 'no-service-name' ? defaultResource() : named,
  spanProcessors: processors(),
});
provider.register(
  {
    'no-context-manager': { contextManager: null },
    'no-propagation': { propagator: null },
  }[fault] ?? {},
);

register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
const requestHook = (span, request) => {
  if (request.url !== undefined) span.setAttribute('http.route', request.url);
};
registerInstrumentations({ instrumentations: [new HttpInstrumentation({ requestHook }), new UndiciInstrumentation()] });

process.on('SIGTERM', () => {
  void provider.shutdown().finally(() => process.exit(0));
});
