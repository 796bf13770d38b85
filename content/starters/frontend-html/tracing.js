import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { DocumentLoadInstrumentation } from '@opentelemetry/instrumentation-document-load';
import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch';
import { UserInteractionInstrumentation } from '@opentelemetry/instrumentation-user-interaction';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, WebTracerProvider } from '@opentelemetry/sdk-trace-web';

// #region shown
/** A receiver on this machine: Spanwalk, or a Collector that puts the key on. Never a vendor, since that takes a key. */
const exporter = new OTLPTraceExporter({ url: 'http://localhost:4318/v1/traces' });

const provider = new WebTracerProvider({
  resource: resourceFromAttributes({ 'service.name': 'frontend-react-js' }),
  spanProcessors: [new BatchSpanProcessor(exporter)],
});
provider.register();

registerInstrumentations({
  instrumentations: [
    new DocumentLoadInstrumentation(),
    new UserInteractionInstrumentation({ eventNames: ['click'] }),
    new FetchInstrumentation({
      ignoreUrls: [/\/v1\/traces$/],
      propagateTraceHeaderCorsUrls: [/^http:\/\/localhost:4567\//],
    }),
  ],
});
// #endregion
