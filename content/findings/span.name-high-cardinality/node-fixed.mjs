import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  for (const { id } of readActivities()) {
    const span = tracer.startSpan('GET /activities/{id}');
    span.setAttribute('app.activity_id', id);
    span.end();
  }
}
