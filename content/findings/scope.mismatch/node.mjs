import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('tracer.name.here');

export async function home() {
  return tracer.startActiveSpan('http-handler', (span) => {
    const activities = readActivities();
    span.end();
    return activities;
  });
}
