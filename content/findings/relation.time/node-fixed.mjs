import { trace } from '@opentelemetry/api';
import { findActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const activities = await findActivities();
  tracer.startSpan('render').end();
  return activities;
}
