import { trace } from '@opentelemetry/api';
import pino from 'pino';
import { toCloudWatch } from './cloudwatch.mjs';

const currentSpan = () => {
  const context = trace.getActiveSpan()?.spanContext();
  return context ? { trace_id: context.traceId, span_id: context.spanId } : {};
};

const cloudWatch = toCloudWatch({ group: 'cruddur', stream: 'backend-node', everyMs: 1000 });
const everywhere = pino.multistream([
  { stream: process.stdout, level: 'debug' },
  { stream: cloudWatch, level: 'debug' },
]);

// #region shown
// Below this level a line is not even made.
export const logger = pino({ level: process.env.LOG_LEVEL ?? 'info', mixin: currentSpan }, everywhere);
// #endregion
