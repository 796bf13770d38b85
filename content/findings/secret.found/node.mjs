import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home(request) {
  return tracer.startActiveSpan('http-handler', (span) => {
    span.setAttribute('app.token', request.headers.authorization);
    span.end();
    return readActivities();
  });
}
