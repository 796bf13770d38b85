import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const messages = [];
  for (const activity of readActivities()) {
    const span = tracer.startSpan('render-feed');
    messages.push(activity.message);
    span.end();
  }
  return messages;
}
