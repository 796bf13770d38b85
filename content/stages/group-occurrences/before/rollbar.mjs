import { trace } from '@opentelemetry/api';
import Rollbar from 'rollbar';

// #region shown
export const rollbar = new Rollbar({
  accessToken: process.env.ROLLBAR_ACCESS_TOKEN,
  endpoint: process.env.ROLLBAR_ENDPOINT,
  environment: 'production',
  root: import.meta.dirname,
  transform: nameTheTrace,
});

/** Every report says in which trace and span it happened. */
function nameTheTrace(data) {
  const { traceId, spanId } = trace.getActiveSpan()?.spanContext() ?? {};
  data.custom = { ...data.custom, trace_id: traceId, span_id: spanId };
}
// #endregion
