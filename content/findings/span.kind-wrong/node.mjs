import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('GET /activities', (span) => {
    const activities = readActivities(); // over HTTP, in real life
    span.end();
    return activities;
  });
}
