import { activitiesServiceUrl } from '../../_cruddur/activities-service.ts';

// #region shown
export async function GET(): Promise<Response> {
  const response = await fetch(activitiesServiceUrl('/activities/home'), {
    opentelemetry: { propagateContext: true },
  });
  return Response.json(await response.json());
}
// #endregion
