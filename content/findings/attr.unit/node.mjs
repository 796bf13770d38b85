import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('http-handler', (span) => {
    const timeoutSeconds = 5;
    span.setAttribute('app.timeout_ms', timeoutSeconds);
    span.end();
    return readActivities();
  });
}
