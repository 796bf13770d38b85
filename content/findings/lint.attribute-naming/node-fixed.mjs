import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('http-handler', (span) => {
    const activities = readActivities();
    span.setAttribute('app.result_length', activities.length);
    span.end();
    return activities;
  });
}
