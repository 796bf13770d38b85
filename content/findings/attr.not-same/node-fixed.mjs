import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const requestId = crypto.randomUUID();
  return tracer.startActiveSpan('http-handler', (span) => {
    span.setAttribute('app.request_id', requestId);
    const query = tracer.startSpan('query');
    query.setAttribute('app.request_id', requestId);
    query.end();
    span.end();
    return readActivities();
  });
}
