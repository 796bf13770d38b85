import { askActivitiesService } from './activities-service.ts';
import type { Activity } from './activity.ts';

/** What some people posted. One after the other is asked for, so who follows many waits longer. */
export async function feedOfFollowed(handles: readonly string[]): Promise<Activity[]> {
  const feed: Activity[] = [];
  for (const handle of handles) {
    feed.push(...(await askActivitiesService<Activity[]>(`/users/${encodeURIComponent(handle)}/activities`)));
  }
  return feed;
}
