import { trace } from '@opentelemetry/api';
import { practiceLog } from '@/lib/tracing/practice-log.ts';
import { withSpan } from '@/lib/tracing/with-span.ts';
import { askActivitiesService } from './activities-service.ts';
import type { Activity } from './activity.ts';

const tracer = trace.getTracer('home.activities');

/** The home feed, with everything the week's notes add to it: a span of its own, two attributes, and a log line. */
export function homeActivities(): Promise<Activity[]> {
  return withSpan(tracer, 'http-handler', async (span) => {
    practiceLog().info('Hello Cloudwatch! from  /api/activities/home');
    span.setAttribute('app.now', new Date().toISOString());
    const results = await askActivitiesService<Activity[]>('/activities/home');
    span.setAttribute('app.result_length', results.length);
    return results;
  });
}
