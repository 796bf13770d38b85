import { askActivitiesService } from '../../_cruddur/activities-service.ts';
import type { Activity } from '../../_cruddur/activity.ts';

// #region shown
async function run(): Promise<Activity[]> {
  const results = await askActivitiesService<Activity[]>('/activities/home');
  return results;
}
// #endregion

export async function GET(): Promise<Response> {
  return Response.json(await run());
}
