import { homeActivities } from '../../_cruddur/home-activities.ts';

/** The same before and after: what changes in this step is the page. */
export async function GET(): Promise<Response> {
  return Response.json(await homeActivities());
}
