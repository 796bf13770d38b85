import { register } from 'node:module';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { defaultResource, detectResources, envDetector } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { TailSampling } from './tail-sampling.mjs';

const resource = defaultResource().merge(detectResources({ detectors: [envDetector] }));
// #region shown
const batch = new BatchSpanProcessor(new OTLPTraceExporter());
// Everything is recorded; what is sent is decided at the end.
const processor = new TailSampling(batch, { slowMs: 500, oneIn: 5 });
const provider = new NodeTracerProvider({ resource, spanProcessors: [processor] });
// #endregion
provider.register();

register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
registerInstrumentations({ instrumentations: [new HttpInstrumentation(), new UndiciInstrumentation()] });
