import { trace } from '@opentelemetry/api';
import Rollbar from 'rollbar';
import { readActivities } from '../activities.mjs';

const rollbar = new Rollbar({
  accessToken: process.env.ROLLBAR_ACCESS_TOKEN,
  endpoint: process.env.ROLLBAR_ENDPOINT,
  environment: 'production',
});

export async function home() {
  try {
    throw new Error('The feed is closed');
  } catch (error) {
    const { traceId, spanId } = trace.getActiveSpan().spanContext();
    rollbar.error(error, { trace_id: traceId, span_id: spanId });
    return readActivities();
  }
}
