import type { PublicRequest } from '@/lib/curriculum/public-step.ts';
import { mintSpanId, mintTraceId, traceparent } from '@/lib/telemetry/mint-ids.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';
import { clickOnPracticePage } from '../practice/click-on-practice-page.ts';
import { answeredStatus } from './answered-status.ts';

/** What one request of a run answered, as the page shows it. */
export interface Shot {
  traceId: string;
  method: string;
  path: string;
  status: number | null;
  /** The answer's text, cut where it is long. */
  body: string;
  ms: number;
}

export interface StartedRun {
  runId: string;
  traceIds: string[];
  syntheticParent: string | null;
}

const MAX_BODY = 20_000;

interface Planned extends PublicRequest {
  traceId: string;
  /** The practice page's load makes a trace of its own; null where there is no such page. */
  loadTraceId: string | null;
}

const plan = (request: PublicRequest): Planned => ({
  ...request,
  traceId: mintTraceId(),
  loadTraceId: request.practicePage === null ? null : mintTraceId(),
});

const tracesOf = ({ traceId, loadTraceId }: Planned): string[] =>
  loadTraceId === null ? [traceId] : [traceId, loadTraceId];

/**
 * The request itself. A live route is clicked for real: a browser span opens, and its `traceparent` goes along. A
 * stage must see nothing but its own spans, so there the parent is made up and announced with the run.
 */
async function send(planned: Planned, syntheticParent: string | null): Promise<Response> {
  const { method, path, traceId, body } = planned;
  const init: RequestInit = { method, headers: planned.headers, cache: 'no-store' };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (syntheticParent !== null) {
    const headers = { ...planned.headers, traceparent: traceparent(traceId, syntheticParent) };
    return fetch(path, { ...init, headers });
  }
  const { tracedFetch } = await import('@/lib/tracing/browser.ts');
  return tracedFetch({ traceId, url: path, init });
}

async function shoot(planned: Planned, syntheticParent: string | null): Promise<Shot> {
  const started = performance.now();
  const { traceId, method, path, practicePage, loadTraceId } = planned;
  const shot = { traceId, method, path };
  if (practicePage !== null && loadTraceId !== null) {
    const { status, body, ms } = await clickOnPracticePage(practicePage, [loadTraceId, traceId]);
    return { ...shot, status, body: body.slice(0, MAX_BODY), ms };
  }
  try {
    const response = await send(planned, syntheticParent);
    const text = await response.text();
    const ms = performance.now() - started;
    return { ...shot, status: answeredStatus(path, response, text), body: text.slice(0, MAX_BODY), ms };
  } catch (error) {
    return { ...shot, status: null, body: String(error), ms: performance.now() - started };
  }
}

export interface RunOptions {
  step: string;
  variant: string;
  requests: PublicRequest[];
  onStarted: (run: StartedRun) => void;
  onShot: (shot: Shot) => void;
}

/** Registers a run, then sends its requests one after the other. Resolves with a problem where it could not start. */
export async function runStep({ step, variant, requests, onStarted, onShot }: RunOptions): Promise<Problem[] | null> {
  const planned = requests.map(plan);
  const real = planned.every(({ traced }) => traced);
  const syntheticParent = real ? null : mintSpanId();
  const traceIds = planned.flatMap(tracesOf);
  // A stage may take long to start, a page to load, and between two requests once more: nothing is judged before the
  // last answer.
  const saysWhenSent = !real || traceIds.length > 1;
  const registered = await ask<{ runId: string }>('/classroom/runs', 'POST', {
    step,
    variant,
    traceIds,
    syntheticParent,
    saysWhenSent,
  });
  if (!registered.ok) return registered.problems;
  const { runId } = registered.body;
  onStarted({ runId, traceIds, syntheticParent });
  for (const one of planned) onShot(await shoot(one, syntheticParent));
  if (saysWhenSent) await ask(`/classroom/runs/${runId}`, 'POST', { sent: true });
  return null;
}
