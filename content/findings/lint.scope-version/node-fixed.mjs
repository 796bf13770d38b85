import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities.render', '1.4.0');

export async function home() {
  tracer.startSpan('render').end();
}
