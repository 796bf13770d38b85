import { trace } from '@opentelemetry/api';
import { logs } from '@opentelemetry/api-logs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  logs.getLogger('home.activities').emit({ body: 'feed rendered' });
  tracer.startActiveSpan('http-handler', (span) => span.end());
}
