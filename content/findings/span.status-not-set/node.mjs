import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('http-handler', (span) => {
    try {
      throw new Error('the database is away');
    } catch (error) {
      span.recordException(error);
      return [];
    } finally {
      span.end();
    }
  });
}
