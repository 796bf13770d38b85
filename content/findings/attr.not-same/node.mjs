import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('http-handler', (span) => {
    span.setAttribute('app.request_id', crypto.randomUUID());
    const query = tracer.startSpan('query');
    query.setAttribute('app.request_id', crypto.randomUUID());
    query.end();
    span.end();
    return readActivities();
  });
}
