import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

tracer.startActiveSpan('http-handler', (span) => {
  span.setAttribute('app.result_length', 3);
  span.end();
});
