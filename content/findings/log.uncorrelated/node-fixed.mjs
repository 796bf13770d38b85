import { trace } from '@opentelemetry/api';
import { logs } from '@opentelemetry/api-logs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  tracer.startActiveSpan('http-handler', { root: true }, (span) => {
    logs.getLogger('home.activities').emit({ body: 'feed rendered' });
    span.end();
  });
}
