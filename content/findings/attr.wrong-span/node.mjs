import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const span = trace.getActiveSpan();
  return tracer.startActiveSpan('http-handler', (inner) => {
    const activities = readActivities();
    span.setAttribute('app.result_length', activities.length);
    inner.end();
    return activities;
  });
}
