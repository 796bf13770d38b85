import { homeActivities } from '../../_cruddur/home-activities.ts';

export async function GET(): Promise<Response> {
  return Response.json(await homeActivities());
}
