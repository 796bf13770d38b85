import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('http-handler', (span) => {
    // The cache was empty, so the database was asked, and it knew.
    span.addEvent('cache miss');
    const activities = readActivities();
    span.end();
    return activities;
  });
}
