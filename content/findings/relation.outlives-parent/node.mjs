import { trace } from '@opentelemetry/api';
import { findActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('http-handler', async (span) => {
    const activities = findActivities();
    span.end();
    return activities;
  });
}
