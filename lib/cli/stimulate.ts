import { pathOf, practicePageOf, type Stimulus } from '../checker/stimulus.ts';
import { objectionTo, type Request } from '../checker/stimulus-verdict.ts';
import type { Finding } from '../checker/report.ts';
import { toFinding } from '../checker/verdict.ts';
import { traceparent } from '../telemetry/ids.ts';
import { clickInFrontend } from './frontend/click-in-frontend.ts';

/** One request that a run sends; each has a trace id of its own. */
export interface Shot {
  stimulus: Request;
  url: string;
  traceId: string;
  /** The practice page whose own click sends the request, and the trace id of its load. */
  page?: { url: URL; loadTraceId: string };
}

/** Where shots go: to the app's own routes and stages. */
export interface Target {
  app: string;
  variant: string;
}

/** The requests of a step, in order. What a person has to do by hand is left out. */
export function shotsOf(stimuli: readonly Stimulus[], { app, variant }: Target, mint: () => string): Shot[] {
  return stimuli.flatMap((stimulus) => {
    const path = pathOf(stimulus, variant);
    if (path === null || stimulus.kind === 'manual') return [];
    const url = new URL(path, app).href;
    const page = practicePageOf(stimulus, variant);
    return Array.from({ length: stimulus.repeat }, () => {
      const shot = { stimulus, url, traceId: mint() };
      return page === null ? shot : { ...shot, page: { url: new URL(page, app), loadTraceId: mint() } };
    });
  });
}

/** Every trace that a shot announces. */
export const tracesOf = ({ traceId, page }: Shot): string[] =>
  page === undefined ? [traceId] : [traceId, page.loadTraceId];

const unreachable = (where: string): Finding =>
  toFinding({ code: 'stimulus.unreachable', message: `${where} could not be sent.`, level: 'info' }, {});

/** Opens the practice page and clicks in it. That a browser keeps an answer from it is what some steps are about. */
async function click({ stimulus, url, traceId, page }: Shot & Required<Pick<Shot, 'page'>>): Promise<Finding | null> {
  const where = `${stimulus.method} ${url}`;
  try {
    const { status } = await clickInFrontend(page.url, [page.loadTraceId, traceId]);
    return status === null ? null : objectionTo({ where, status, doorStatus: status }, stimulus);
  } catch {
    return unreachable(where);
  }
}

/** The status that counts: a stage's answer is wrapped by the door that forwards to it. */
async function statusOf(response: Response, { kind }: Request): Promise<number> {
  if (kind !== 'stage' || !response.ok) return response.status;
  const answer = (await response.json().catch(() => null)) as { status?: unknown } | null;
  return typeof answer?.status === 'number' ? answer.status : response.status;
}

/** Sends one request with its own `traceparent`. Returns what was wrong with its answer, if anything was. */
export async function shoot(shot: Shot, parent: string): Promise<Finding | null> {
  const { stimulus, url, traceId, page } = shot;
  if (page !== undefined) return click({ ...shot, page });
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
    return objectionTo({ where, status, doorStatus: response.status }, stimulus);
  } catch {
    return unreachable(where);
  }
}
