import { trace } from '@opentelemetry/api';
import { withSpan } from '@/lib/tracing/with-span.ts';
import { askActivitiesService } from './activities-service.ts';
import type { Activity } from './activity.ts';

const tracer = trace.getTracer('home.activities');

/** The home feed, with everything the week's notes add to it: a span of its own, and two attributes. */
export function homeActivities(): Promise<Activity[]> {
  return withSpan(tracer, 'http-handler', async (span) => {
    span.setAttribute('app.now', new Date().toISOString());
    const results = await askActivitiesService<Activity[]>('/activities/home');
    span.setAttribute('app.result_length', results.length);
    return results;
  });
}
