import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('home-activities-mock-data', (span) => {
    const activities = readActivities();
    span.end();
    return activities;
  });
}
