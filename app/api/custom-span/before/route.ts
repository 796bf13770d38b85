import { trace } from '@opentelemetry/api';
import { withSpan } from '@/lib/tracing/with-span.ts';
import type { Activity } from '../../_cruddur/activity.ts';
import { feedOfFollowed } from '../../_cruddur/feed-of-followed.ts';
import { userOf, type User } from '../../_cruddur/users.ts';

const tracer = trace.getTracer('home.activities');

// #region shown
async function collectFeed(user: User): Promise<Activity[]> {
  const span = tracer.startSpan('collect-feed');
  trace.getActiveSpan()?.setAttribute('app.followed_count', user.follows.length);
  const results = await feedOfFollowed(user.follows);
  trace.getActiveSpan()?.setAttribute('app.result_length', results.length);
  span.end();
  return results;
}
// #endregion

function feedFor(user: User): Promise<Activity[]> {
  return withSpan(tracer, 'http-handler', async (span) => {
    span.setAttribute('app.user_id', user.id);
    return collectFeed(user);
  });
}

export async function GET(request: Request): Promise<Response> {
  return Response.json(await feedFor(userOf(request)));
}
