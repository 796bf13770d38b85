import { trace } from '@opentelemetry/api';
import { askActivitiesService } from '../../_cruddur/activities-service.ts';
import type { Activity } from '../../_cruddur/activity.ts';

const tracer = trace.getTracer('home.activities');

// #region shown
async function run(): Promise<Activity[]> {
  return tracer.startActiveSpan('http-handler', async (span) => {
    try {
      const now = new Date();
      span.setAttribute('app.now', now.toISOString());
      const results = await askActivitiesService<Activity[]>('/activities/home');
      span.setAttribute('app.result_length', results.length);
      return results;
    } finally {
      span.end();
    }
  });
}
// #endregion

export async function GET(): Promise<Response> {
  return Response.json(await run());
}
