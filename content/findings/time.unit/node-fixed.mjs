import { trace } from '@opentelemetry/api';
import { findActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const started = new Date();
  const activities = await findActivities();
  const span = tracer.startSpan('http-handler', { startTime: started });
  span.end(new Date());
  return activities;
}
