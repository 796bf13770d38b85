import { corsHeaders, preflight } from '../../_cruddur/cors.ts';
import { homeActivities } from '../../_cruddur/home-activities.ts';

export const OPTIONS = (request: Request): Response => preflight(request, ['content-type', 'traceparent']);

/** The same before and after: what changes in this step is the page. */
export async function GET(request: Request): Promise<Response> {
  return Response.json(await homeActivities(), { headers: corsHeaders(request) });
}
