import { SpanKind, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const attributes = { 'url.path': '/activities/41' };
  const span = tracer.startSpan('GET /activities/41', { kind: SpanKind.SERVER, attributes });
  span.end();
}
