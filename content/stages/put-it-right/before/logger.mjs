import { SeverityNumber } from '@opentelemetry/api-logs';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { defaultResource, detectResources, envDetector } from '@opentelemetry/resources';
import { LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';

const resource = defaultResource().merge(detectResources({ detectors: [envDetector] }));
const processors = [new SimpleLogRecordProcessor({ exporter: new OTLPLogExporter() })];
const logger = new LoggerProvider({ resource, processors }).getLogger('backend-node');

// #region shown
/** One line for an error. The logger takes the trace and the span from where it is called. */
export function logError(message, error) {
  logger.emit({
    severityNumber: SeverityNumber.ERROR,
    severityText: 'ERROR',
    body: message,
    attributes: { 'exception.type': error.name, 'exception.message': error.message },
  });
}
// #endregion
