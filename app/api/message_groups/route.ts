import { askActivitiesService } from '../_cruddur/activities-service.ts';
import type { MessageGroup } from '../_cruddur/activity.ts';

export async function GET(): Promise<Response> {
  return Response.json(await askActivitiesService<MessageGroup[]>('/message_groups'));
}
