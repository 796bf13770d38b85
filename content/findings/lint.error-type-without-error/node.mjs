import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('http-handler', (span) => {
    span.setAttribute('error.type', 'TimeoutError');
    span.end();
    return [];
  });
}
