import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities.render');

export async function home() {
  tracer.startSpan('render').end();
}
