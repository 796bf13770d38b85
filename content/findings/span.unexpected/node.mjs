import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const span = tracer.startSpan('format-date');
  const now = new Date().toISOString();
  span.end();
  return { now, activities: readActivities() };
}
