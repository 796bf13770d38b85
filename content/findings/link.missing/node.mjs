import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const order = tracer.startSpan('order-newsletter');
  order.end();
  tracer.startSpan('send-newsletter', { root: true }).end();
}
