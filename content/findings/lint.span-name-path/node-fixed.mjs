import { SpanKind, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const attributes = { 'url.path': '/activities/41', 'http.route': '/activities/{id}' };
  const span = tracer.startSpan('GET /activities/{id}', { kind: SpanKind.SERVER, attributes });
  span.end();
}
