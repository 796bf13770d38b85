import { announcedIds } from './announced-ids.js';
// #region shown
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { DocumentLoadInstrumentation } from '@opentelemetry/instrumentation-document-load';
import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch';
import { UserInteractionInstrumentation } from '@opentelemetry/instrumentation-user-interaction';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, WebTracerProvider } from '@opentelemetry/sdk-trace-web';

/** Where spans go: this page’s own origin. No key is needed there, and none may be written here. */
const exporter = new OTLPTraceExporter({ url: `${location.origin}/v1/traces` });

const provider = new WebTracerProvider({
  resource: resourceFromAttributes({ 'service.name': 'frontend-practice' }),
  idGenerator: announcedIds,
  spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: 500 })],
});
provider.register();

/** @param {import('@opentelemetry/instrumentation-fetch').FetchInstrumentationConfig} fetchOptions */
export function instrumentPage(fetchOptions) {
  registerInstrumentations({
    instrumentations: [
      new DocumentLoadInstrumentation(),
      new UserInteractionInstrumentation({ eventNames: ['click'] }),
      new FetchInstrumentation({ ignoreUrls: [/\/v1\/traces$/], ...fetchOptions }),
    ],
  });
}
// #endregion
