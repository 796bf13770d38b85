import type { Stimulus } from '../../checker/stimulus.ts';
import type { Request } from '../../checker/stimulus-verdict.ts';
import { throughLoadBalancer } from '../../stages/load-balancer.ts';
import { mintTraceId } from '../../telemetry/ids.ts';
import type { CallWish, Run } from '../run-schema.ts';
import type { Call } from './call-service.ts';
import type { Target } from './target.ts';

/** One request of a run on one's own service, with a trace id of its own. */
export interface Planned {
  traceId: string;
  stimulus: Request;
}

/** The requests of a step, in order. A step that only a person can set going is called once. */
export function planRequests(stimuli: readonly Stimulus[]): Planned[] {
  const requests = stimuli.filter((stimulus) => stimulus.kind !== 'manual');
  return requests.flatMap((stimulus) =>
    Array.from({ length: stimulus.repeat }, () => ({ stimulus, traceId: mintTraceId() })),
  );
}

/** An expectation's placeholders, so that what is sent can be looked for in what arrives. */
const filled = (text: string, { nonce, canary }: Run): string =>
  text.replaceAll('{run.nonce}', nonce).replaceAll('{run.canary}', canary);

/** The flags of `traceparent`, https://www.w3.org/TR/trace-context/#trace-flags. */
const flags = (sampled: boolean): string => (sampled ? '01' : '00');

const same = (headers: Record<string, string>): Record<string, string> => headers;

const withoutBody = new Set(['GET', 'DELETE']);

/** What is known of a call when it is sent. */
export interface Sending {
  run: Run;
  target: Target;
  wish: CallWish['call'];
}

/** The request as it goes out: the step's own headers and body, and our trace context. */
export function requestOf({ stimulus, traceId }: Planned, { run, target, wish }: Sending): Call {
  const method = wish.method ?? stimulus.method;
  const headers = Object.fromEntries(
    Object.entries(stimulus.headers ?? {}).map(([name, value]) => [name.toLowerCase(), filled(value, run)]),
  );
  const body = stimulus.body === undefined ? undefined : filled(JSON.stringify(stimulus.body), run);
  const hasBody = body !== undefined && !withoutBody.has(method);
  const through = stimulus.kind === 'stage' && stimulus.through !== undefined ? throughLoadBalancer : same;
  return {
    target,
    method,
    headers: through({
      'user-agent': 'spanwalk',
      accept: '*/*',
      ...(hasBody && { 'content-type': 'application/json' }),
      ...headers,
      traceparent: `00-${traceId}-${run.syntheticParent}-${flags(wish.sampled)}`,
      tracestate: `spanwalk=${run.nonce}`,
    }),
    body: hasBody ? body : undefined,
  };
}
