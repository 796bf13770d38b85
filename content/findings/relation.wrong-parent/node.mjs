import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('find', (find) => {
    return tracer.startActiveSpan('render', (render) => {
      render.end();
      find.end();
      return readActivities();
    });
  });
}
