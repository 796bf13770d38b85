import { homeActivities } from '../../_cruddur/home-activities.ts';
// #region shown
import { corsHeaders, preflight } from '../../_cruddur/cors.ts';

const allowHeaders = ['content-type', 'if-modified-since', 'traceparent'];

export const OPTIONS = (request: Request): Response => preflight(request, allowHeaders);

export async function GET(request: Request): Promise<Response> {
  return Response.json(await homeActivities(), { headers: corsHeaders(request) });
}
// #endregion
