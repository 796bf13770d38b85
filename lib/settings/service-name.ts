/** The practice backend's name where nothing else is said. */
export const PRACTICE_SERVICE = 'backend-next';

/**
 * The `service.name` that the practice backend's spans really carry. `OTEL_SERVICE_NAME` wins over a `service.name` in
 * `OTEL_RESOURCE_ATTRIBUTES`, which wins over the name given in code: the order of the OpenTelemetry specification
 * (Resource SDK, "Specifying resource information via an environment variable").
 */
export function practiceServiceName(env: Readonly<Record<string, string | undefined>>): string {
  return env['OTEL_SERVICE_NAME']?.trim() || nameAmong(env['OTEL_RESOURCE_ATTRIBUTES']) || PRACTICE_SERVICE;
}

function nameAmong(list: string | undefined): string | undefined {
  const pair = list?.split(',').find((entry) => entry.split('=')[0]?.trim() === 'service.name');
  const value = pair?.slice(pair.indexOf('=') + 1).trim() ?? '';
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
