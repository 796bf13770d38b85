import { showActivity } from '../../_cruddur/show-activity.ts';
import { userActivities } from '../../_cruddur/user-activities.ts';

interface Context {
  params: Promise<{ activity: string }>;
}

/**
 * `/api/activities/@ada` are a user's activities, `/api/activities/<uuid>` is one of them. Both are one segment, and
 * Next reads a folder named `@…` as a slot of a layout, so one route tells them apart.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const activity = decodeURIComponent((await params).activity);
  const results = activity.startsWith('@') ? await userActivities(activity.slice(1)) : await showActivity(activity);
  return Response.json(results);
}
