import { randomUUID } from 'node:crypto';
import { trace } from '@opentelemetry/api';
import { activities } from './activities.mjs';

const tracer = trace.getTracer('home.activities');

// #region shown
/** The home feed. */
export function homeActivities() {
  const requestId = randomUUID();
  return tracer.startActiveSpan('home-activities', (span) => {
    const results = activities();
    span.setAttribute('app.request_id', requestId);
    span.setAttribute('app.result_length', results.length);
    span.end();
    return results;
  });
}
// #endregion
