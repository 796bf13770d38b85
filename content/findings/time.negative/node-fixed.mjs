import { trace } from '@opentelemetry/api';
import { findActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const span = tracer.startSpan('http-handler');
  const activities = await findActivities();
  span.end();
  return activities;
}
