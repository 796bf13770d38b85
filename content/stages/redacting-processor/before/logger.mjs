import { trace } from '@opentelemetry/api';
import pino from 'pino';
import { toCloudWatch } from './cloudwatch.mjs';

// #region shown
const currentSpan = () => {
  const context = trace.getActiveSpan()?.spanContext();
  return context ? { trace_id: context.traceId, span_id: context.spanId } : {};
};

const cloudWatch = toCloudWatch({ group: 'cruddur', stream: 'backend-node', everyMs: 1000 });
const everywhere = pino.multistream([
  { stream: process.stdout, level: 'debug' },
  { stream: cloudWatch, level: 'debug' },
]);

export const logger = pino({ level: 'debug', mixin: currentSpan }, everywhere);
// #endregion
