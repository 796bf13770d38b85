import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

export async function home() {
  await tracer.startActiveSpan('http-handler', async (span) => {
    span.end();
  });
  await tracer.startActiveSpan('send-newsletter', { root: true }, async (span) => {
    span.end();
  });
}
