import { trace } from '@opentelemetry/api';
import { withSpan } from '@/lib/tracing/with-span.ts';
import { askActivitiesService } from '../../_cruddur/activities-service.ts';
import type { Activity } from '../../_cruddur/activity.ts';

const tracer = trace.getTracer('home.activities');
const user = { id: 7, email: 'grace@navy.example' };

// #region shown
function feedOf({ id }: typeof user): Promise<Activity[]> {
  return withSpan(tracer, 'http-handler', async (span) => {
    span.setAttribute('app.user_id', id);
    const wanted = new URLSearchParams({ for: String(id) });
    const results = await askActivitiesService<Activity[]>(`/activities/home?${wanted}`);
    span.setAttribute('app.result_length', results.length);
    return results;
  });
}
// #endregion

export async function GET(): Promise<Response> {
  return Response.json(await feedOf(user));
}
