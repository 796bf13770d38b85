import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('http_handler', (span) => {
    const activities = readActivities();
    span.end();
    return activities;
  });
}
