// Stands in for the rest of a backend, so that the samples beside it can run.
import { setTimeout as pause } from 'node:timers/promises';
import { context, propagation, SpanKind, trace } from '@opentelemetry/api';

const database = trace.getTracer('database', '1.0.0');

/** Asks the database: an instrumented driver makes a span of each query. */
export async function findActivities() {
  return database.startActiveSpan('SELECT activities', { kind: SpanKind.CLIENT }, async (span) => {
    span.setAttribute('db.system.name', 'postgresql');
    await pause(15);
    span.end();
    return readActivities();
  });
}

/** The same from memory: no span. */
export function readActivities() {
  return [
    { id: 41, handle: 'Ada', message: 'Compilers are people too' },
    { id: 42, handle: 'Worf', message: 'A trace with no spans has no honour' },
    { id: 43, handle: 'Garak', message: 'The best place to hide a bug is between two services' },
  ];
}

/** Calls the second service: what it does is recorded below whatever context the headers carry. */
export async function callService(headers) {
  const carried = propagation.extract(context.active(), headers);
  const isCarried = trace.getSpanContext(carried)?.traceId !== undefined && headers.traceparent !== undefined;
  await serve('GET /activities', isCarried ? carried : trace.deleteSpan(context.active()));
}

/** A service at work: the server span that its instrumentation makes, below a context that came from outside. */
export async function serve(name, parent) {
  const span = trace.getTracer('activities-service', '1.0.0').startSpan(name, { kind: SpanKind.SERVER }, parent);
  await pause(2);
  span.end();
}
