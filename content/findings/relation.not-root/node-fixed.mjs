import { trace } from '@opentelemetry/api';
import { readActivities } from '../activities.mjs';

const tracer = trace.getTracer('home.activities');

export async function home() {
  tracer.startSpan('nightly-clean-up', { root: true }).end();
  return readActivities();
}
