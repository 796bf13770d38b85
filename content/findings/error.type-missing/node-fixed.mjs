import { SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('http-handler', (span) => {
    try {
      throw new Error('the database is away');
    } catch (error) {
      span.recordException(error);
      span.setAttribute('error.type', error.name);
      span.setStatus({ code: SpanStatusCode.ERROR });
      return [];
    } finally {
      span.end();
    }
  });
}
