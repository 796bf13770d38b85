import { pathOf, type Stimulus } from '../checker/stimulus.ts';
import type { Finding } from '../checker/report.ts';
import { toFinding } from '../checker/verdict.ts';
import { traceparent } from '../telemetry/ids.ts';

type Sent = Exclude<Stimulus, { kind: 'manual' }>;

/** One request that a run sends; each has a trace id of its own. */
export interface Shot {
  stimulus: Sent;
  url: string;
  traceId: string;
}

/** Where shots go: to the app's own routes and stages, or to the student's service. */
export interface Target {
  app: string;
  variant: string;
  own?: string | undefined;
}

/** The requests of a step, in order. What a person has to do by hand is left out. */
export function shotsOf(stimuli: readonly Stimulus[], { app, variant, own }: Target, mint: () => string): Shot[] {
  return stimuli.flatMap((stimulus) => {
    const path = pathOf(stimulus, variant);
    if (path === null || stimulus.kind === 'manual') return [];
    const url = own ?? new URL(path, app).href;
    return Array.from({ length: stimulus.repeat }, () => ({ stimulus, url, traceId: mint() }));
  });
}

const NOT_THERE = new Set([404, 405]);

/** The status that counts: a stage's answer is wrapped by the door that forwards to it. */
async function statusOf(response: Response, { kind }: Sent): Promise<number> {
  if (kind !== 'stage' || !response.ok) return response.status;
  const answer = (await response.json().catch(() => null)) as { status?: unknown } | null;
  return typeof answer?.status === 'number' ? answer.status : response.status;
}

/** Sends one request with its own `traceparent`. Returns what was wrong with its answer, if anything was. */
export async function shoot({ stimulus, url, traceId }: Shot, parent: string): Promise<Finding | null> {
  const headers: Record<string, string> = { ...stimulus.headers, traceparent: traceparent(traceId, parent) };
  const init: RequestInit = {
    method: stimulus.method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  };
  if (stimulus.body !== undefined) {
    init.body = JSON.stringify(stimulus.body);
    headers['content-type'] ??= 'application/json';
  }
  const where = `${stimulus.method} ${url}`;
  try {
    const response = await fetch(url, init);
    const status = await statusOf(response, stimulus);
    return objectionTo(status, response.status, { stimulus, where });
  } catch {
    return toFinding({ code: 'stimulus.unreachable', message: `${where} could not be sent.`, level: 'info' }, {});
  }
}

function objectionTo(
  status: number,
  doors: number,
  { stimulus, where }: { stimulus: Sent; where: string },
): Finding | null {
  if (NOT_THERE.has(doors) && stimulus.status !== doors) {
    return toFinding(
      { code: 'stimulus.unreachable', message: `${where} answered ${doors}: there is nothing there.`, level: 'info' },
      {},
    );
  }
  if (stimulus.status === undefined || stimulus.status === status) return null;
  const facts = { expected: `status ${stimulus.status}`, actual: `status ${status}` };
  return toFinding({ code: 'stimulus.status', message: `${where} answered ${status}.`, ...facts }, {});
}
