import { SpanKind, trace } from '@opentelemetry/api';
import { callService } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  return tracer.startActiveSpan('GET', { kind: SpanKind.CLIENT }, async (span) => {
    const headers = {};
    await callService(headers);
    span.end();
  });
}
