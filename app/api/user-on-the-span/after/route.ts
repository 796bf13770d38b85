import { trace } from '@opentelemetry/api';
import { withSpan } from '@/lib/tracing/with-span.ts';
import type { Activity } from '../../_cruddur/activity.ts';
import { feedOfFollowed } from '../../_cruddur/feed-of-followed.ts';
import { userOf, type User } from '../../_cruddur/users.ts';

const tracer = trace.getTracer('home.activities');

// #region shown
function feedFor(user: User): Promise<Activity[]> {
  return withSpan(tracer, 'http-handler', async (span) => {
    span.setAttributes({ 'app.user_id': user.id, 'app.user_team': user.team ?? 'none' });
    const results = await feedOfFollowed(user.follows);
    span.setAttribute('app.result_length', results.length);
    return results;
  });
}
// #endregion

export async function GET(request: Request): Promise<Response> {
  return Response.json(await feedFor(userOf(request)));
}
