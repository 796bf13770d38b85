import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const activities = readActivities();
  for (const activity of activities) {
    const span = tracer.startSpan('render-activity');
    span.setAttribute('app.activity_id', activity.id);
    span.setAttribute('app.message_length', activity.message.length);
    span.end();
  }
  return activities;
}
