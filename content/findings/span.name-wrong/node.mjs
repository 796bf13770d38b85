import { trace } from '@opentelemetry/api';
import { findActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('my-first-span', async (span) => {
    const activities = await findActivities();
    span.setAttribute('app.result_length', activities.length);
    span.end();
    return activities;
  });
}
