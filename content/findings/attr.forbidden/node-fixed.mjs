import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('http-handler', (span) => {
    span.setAttribute('app.is_signed_in', true);
    span.end();
    return readActivities();
  });
}
