import { SpanKind, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

export async function home() {
  tracer.startActiveSpan('nightly-report', { root: true }, (job) => {
    tracer.startActiveSpan('GET', { kind: SpanKind.CLIENT }, (call) => call.end());
    job.end();
  });
}
