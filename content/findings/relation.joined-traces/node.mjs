import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

export async function home() {
  await tracer.startActiveSpan('http-handler', async (span) => {
    span.end();
  });
  await tracer.startActiveSpan('send-newsletter', async (span) => {
    span.end();
  });
}
