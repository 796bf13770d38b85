import { trace } from '@opentelemetry/api';

// #region shown
export const tracer = trace.getTracer('app');
// #endregion
