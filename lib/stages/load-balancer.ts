/** The header that a load balancer of AWS adds to each request, and that its tracing SDKs read. */
export const LOAD_BALANCER_HEADER = 'x-amzn-trace-id';

/** https://www.w3.org/TR/trace-context/#traceparent-header, of version 00. */
const TRACEPARENT = /^00-([0-9a-f]{8})([0-9a-f]{24})-([0-9a-f]{16})-[0-9a-f]([0-9a-f])$/;

/**
 * A `traceparent` in the words of a load balancer of AWS: the same trace, the same parent, the same decision about
 * sampling. Those SDKs read no `traceparent`. null where it is none.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function asLoadBalancer(traceparent: string): string | null {
  const [, time, rest, parent, flags] = TRACEPARENT.exec(traceparent) ?? [];
  if (flags === undefined) return null;
  return `Root=1-${time}-${rest};Parent=${parent};Sampled=${Number.parseInt(flags, 16) & 1}`;
}

/** The headers with the load balancer's beside their `traceparent`, where they have one. */
export function throughLoadBalancer(headers: Readonly<Record<string, string>>): Record<string, string> {
  const added = asLoadBalancer(headers['traceparent'] ?? '');
  return added === null ? { ...headers } : { ...headers, [LOAD_BALANCER_HEADER]: added };
}
