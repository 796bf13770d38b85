import { trace } from '@opentelemetry/api';
import { withSpan } from '@/lib/tracing/with-span.ts';
import { askActivitiesService } from './activities-service.ts';
import type { Activity } from './activity.ts';

const tracer = trace.getTracer('user.activities');

/** What one user posted. */
export function userActivities(handle: string): Promise<Activity[]> {
  return withSpan(tracer, 'http-handler', async (span) => {
    span.setAttribute('app.user_handle', handle);
    const path = `/users/${encodeURIComponent(handle)}/activities`;
    const results = await askActivitiesService<Activity[]>(path);
    span.setAttribute('app.result_length', results.length);
    return results;
  });
}
