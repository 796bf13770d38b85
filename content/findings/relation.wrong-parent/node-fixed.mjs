import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const activities = tracer.startActiveSpan('find', (find) => {
    find.end();
    return readActivities();
  });
  return tracer.startActiveSpan('render', (render) => {
    render.end();
    return activities;
  });
}
