import type { Stimulus } from '../../checker/stimulus.ts';
import type { Request } from '../../checker/stimulus-verdict.ts';
import { throughLoadBalancer } from '../../stages/load-balancer.ts';
import { mintTraceId } from '../../telemetry/ids.ts';
import type { CallWish, Run } from '../run-schema.ts';
import type { Call } from './call-service.ts';
import type { Targets } from './targets.ts';

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
  targets: Targets;
  wish: CallWish['call'];
}

/** The step's own headers, by their names in lower case. */
const ownHeaders = ({ headers = {} }: Request, run: Run): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), filled(value, run)]));

/** The body as it goes out; undefined where the step has none, or the method takes none. */
function bodyOf({ body }: Request, method: string, run: Run): string | undefined {
  return body === undefined || withoutBody.has(method) ? undefined : filled(JSON.stringify(body), run);
}

/** What stands between the caller and the service, and what it adds to the headers. */
const wayOf = (stimulus: Request): typeof same =>
  stimulus.kind === 'stage' && stimulus.through !== undefined ? throughLoadBalancer : same;

/** The request as it goes out: the step's own headers and body, and our trace context. */
export function requestOf({ stimulus, traceId }: Planned, { run, targets, wish }: Sending): Call {
  const elsewhere = targets.others.get(stimulus.id);
  // The method that was chosen belongs to the address that was typed beside it.
  const method = (elsewhere === undefined ? wish.method : undefined) ?? stimulus.method;
  const body = bodyOf(stimulus, method, run);
  const through = wayOf(stimulus);
  return {
    target: elsewhere ?? targets.first,
    method,
    headers: through({
      'user-agent': 'spanwalk',
      accept: '*/*',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...ownHeaders(stimulus, run),
      traceparent: `00-${traceId}-${run.syntheticParent}-${flags(wish.sampled)}`,
      tracestate: `spanwalk=${run.nonce}`,
    }),
    body,
  };
}
