import { trace } from '@opentelemetry/api';
import { findActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const started = Date.now();
  const activities = await findActivities();
  const span = tracer.startSpan('http-handler', { startTime: [0, started] });
  span.end([0, Date.now()]);
  return activities;
}
