import { trace } from '@opentelemetry/api';
import { withSpan } from '@/lib/tracing/with-span.ts';
import { askActivitiesService } from '../../_cruddur/activities-service.ts';
import type { Activity } from '../../_cruddur/activity.ts';

const tracer = trace.getTracer('home.activities');

// #region shown
function run(): Promise<Activity[]> {
  return withSpan(tracer, 'mock-data', async (span) => {
    const results = await askActivitiesService<Activity[]>('/activities/home');
    span.setAttribute('app.now', new Date().toISOString());
    span.setAttribute('app.result_length', results.length);
    span.setAttribute('aws.xray.annotations', ['app.result_length']);
    return results;
  });
}
// #endregion

export async function GET(): Promise<Response> {
  return Response.json(await run());
}
