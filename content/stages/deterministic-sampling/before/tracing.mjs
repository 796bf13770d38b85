import { register } from 'node:module';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { defaultResource, detectResources, envDetector } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { sampler } from './sampler.mjs';

const resource = defaultResource().merge(detectResources({ detectors: [envDetector] }));
const processor = new BatchSpanProcessor(new OTLPTraceExporter());
// #region shown
const provider = new NodeTracerProvider({ resource, sampler, spanProcessors: [processor] });
// #endregion
provider.register();

register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
registerInstrumentations({ instrumentations: [new HttpInstrumentation(), new UndiciInstrumentation()] });
