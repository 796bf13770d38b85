import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const messages = [];
  const span = tracer.startSpan('render-feed');
  for (const activity of readActivities()) {
    messages.push(activity.message);
  }
  span.end();
  return messages;
}
