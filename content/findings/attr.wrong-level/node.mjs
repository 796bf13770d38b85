import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('http-handler', (span) => {
    span.setAttribute('deployment.environment.name', 'dev');
    const activities = readActivities();
    span.end();
    return activities;
  });
}
