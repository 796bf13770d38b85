import { trace } from '@opentelemetry/api';
import { askActivitiesService } from '../../_cruddur/activities-service.ts';
import type { Activity } from '../../_cruddur/activity.ts';

const tracer = trace.getTracer('home.activities');

// #region shown
async function run(): Promise<Activity[]> {
  return tracer.startActiveSpan('http-handler', async (span) => {
    try {
      const results = await askActivitiesService<Activity[]>('/activities/home');
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
