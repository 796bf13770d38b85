/** What the SDK may still read: the service's own name and resource, and how much it logs. */
const kept = new Set(['OTEL_SERVICE_NAME', 'OTEL_RESOURCE_ATTRIBUTES', 'OTEL_LOG_LEVEL']);

const isHidden = (name: string): boolean => /^(OTEL|VERCEL_OTEL)_/.test(name) && !kept.has(name);

/**
 * Runs `build` as if the SDK's variables were not set, and puts them back.
 *
 * The exporter merges `OTEL_EXPORTER_OTLP_HEADERS` into every instance, whatever its own address, and the SDK obeys
 * `OTEL_SDK_DISABLED` and `OTEL_TRACES_SAMPLER`: a student's variables would send their Honeycomb key to Spanwalk's own
 * receiver, or darken the classroom. Where to send is read once, by `destinationsFrom`.
 *
 * `build` must be synchronous: the variables are hidden only until it returns.
 */
export function withHiddenEnvironment<T>(build: () => T, env: NodeJS.ProcessEnv = process.env): T {
  const hidden = Object.entries(env).filter(([name]) => isHidden(name));
  for (const [name] of hidden) delete env[name];
  try {
    return build();
  } finally {
    Object.assign(env, Object.fromEntries(hidden));
  }
}
