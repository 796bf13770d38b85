/** The header that a load balancer of AWS adds to each request, and that its tracing SDKs read. */
const LOAD_BALANCER_HEADER = 'x-amzn-trace-id';

/** https://www.w3.org/TR/trace-context/#traceparent-header, of version 00. */
const TRACEPARENT = /^00-([0-9a-f]{8})([0-9a-f]{24})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * A `traceparent` in the words of a load balancer of AWS, since those SDKs read no other: the same trace. It names no
 * parent and decides nothing, so that the first service behind it begins the trace and samples by its own rules.
 * null where it is none. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
 */
export function asLoadBalancer(traceparent: string): string | null {
  const [, time, rest] = TRACEPARENT.exec(traceparent) ?? [];
  return rest === undefined ? null : `Root=1-${time}-${rest}`;
}

/** The headers with the load balancer's beside their `traceparent`, where they have one. */
export function throughLoadBalancer(headers: Readonly<Record<string, string>>): Record<string, string> {
  const added = asLoadBalancer(headers['traceparent'] ?? '');
  return added === null ? { ...headers } : { ...headers, [LOAD_BALANCER_HEADER]: added };
}
