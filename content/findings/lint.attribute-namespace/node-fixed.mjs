import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('http-handler', (span) => {
    span.setAttribute('app.name', 'cruddur');
    span.setAttribute('app.version', '2.1.0');
    span.end();
    return readActivities();
  });
}
