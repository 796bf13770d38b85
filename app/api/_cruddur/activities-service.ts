/** Where the second service listens; it is started with the app and told to this process by its environment. */
export function activitiesServiceUrl(path: string): URL {
  const base = process.env['ACTIVITIES_SERVICE_URL'];
  if (!base) throw new Error('The activities service is not running: ACTIVITIES_SERVICE_URL is not set.');
  return new URL(path, base);
}

/**
 * Asks the second service over HTTP, and takes the trace along: @vercel/otel sends `traceparent` only to hosts it was
 * told of, or with a call that says so.
 */
export async function askActivitiesService<T>(path: string): Promise<T> {
  const response = await fetch(activitiesServiceUrl(path), {
    cache: 'no-store',
    opentelemetry: { propagateContext: true },
  });
  if (!response.ok) throw new Error(`The activities service answered ${response.status}.`);
  return (await response.json()) as T;
}
