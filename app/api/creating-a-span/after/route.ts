import { askActivitiesService } from '../../_cruddur/activities-service.ts';
import type { Activity } from '../../_cruddur/activity.ts';
// #region shown
import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

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
