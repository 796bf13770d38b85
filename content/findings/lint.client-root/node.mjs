import { SpanKind, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

export async function home() {
  tracer.startActiveSpan('GET', { kind: SpanKind.CLIENT, root: true }, (call) => call.end());
}
