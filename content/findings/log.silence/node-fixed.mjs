import { logs } from '@opentelemetry/api-logs';
import { ConsoleLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';

const processors = [new SimpleLogRecordProcessor({ exporter: new ConsoleLogRecordExporter() })];
logs.setGlobalLoggerProvider(new LoggerProvider({ processors }));

logs.getLogger('home.activities').emit({ severityText: 'INFO', body: 'feed rendered' });
