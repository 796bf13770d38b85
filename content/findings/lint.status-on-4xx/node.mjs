import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const attributes = { 'http.request.method': 'GET', 'http.response.status_code': 404 };
  const span = tracer.startSpan('GET', { kind: SpanKind.SERVER, attributes });
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
