import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

export async function home() {
  const order = tracer.startSpan('order-newsletter');
  order.end();
  const links = [{ context: order.spanContext() }];
  tracer.startSpan('send-newsletter', { root: true, links }).end();
}
