import { SpanKind, trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('GET /activities', { kind: SpanKind.CLIENT }, (span) => {
    span.setAttribute('http.response.status_code', 200);
    span.end();
    return readActivities();
  });
}
