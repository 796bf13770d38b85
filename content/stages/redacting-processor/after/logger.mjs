import { trace } from '@opentelemetry/api';
import pino from 'pino';
import { toCloudWatch } from './cloudwatch.mjs';
import { redactText } from './redact.mjs';

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

/** The last thing that is done to a line, when it is text already. */
const hooks = { streamWrite: redactText };

export const logger = pino({ level: 'debug', mixin: currentSpan, hooks }, everywhere);
// #endregion
