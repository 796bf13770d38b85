import { pathOf, type Stimulus } from '@/lib/checker/stimulus.ts';
import { mintSpanId, mintTraceId, traceparent } from '@/lib/telemetry/ids.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';

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

/** One entry for each request that a run sends: a stimulus that repeats is several. */
function plan(stimuli: Stimulus[], variant: string): { stimulus: Stimulus; path: string; traceId: string }[] {
  return stimuli.flatMap((stimulus) => {
    const path = pathOf(stimulus, variant);
    if (path === null || stimulus.kind === 'manual') return [];
    return Array.from({ length: stimulus.repeat }, () => ({ stimulus, path, traceId: mintTraceId() }));
  });
}

type Planned = ReturnType<typeof plan>[number];

/**
 * The request itself. A live route is clicked for real: a browser span opens, and its `traceparent` goes along. A
 * stage must see nothing but its own spans, so there the parent is made up and announced with the run.
 */
async function send({ stimulus, path, traceId }: Planned, syntheticParent: string | null): Promise<Response> {
  if (stimulus.kind === 'manual') throw new Error('A manual stimulus is not sent.');
  const init: RequestInit = { method: stimulus.method, headers: { ...stimulus.headers }, cache: 'no-store' };
  if (stimulus.body !== undefined) init.body = JSON.stringify(stimulus.body);
  if (syntheticParent !== null) {
    const headers = { ...stimulus.headers, traceparent: traceparent(traceId, syntheticParent) };
    return fetch(path, { ...init, headers });
  }
  const { tracedFetch } = await import('@/lib/tracing/browser.ts');
  return tracedFetch({ traceId, url: path, init });
}

async function shoot(planned: Planned, syntheticParent: string | null): Promise<Shot> {
  const started = performance.now();
  const method = planned.stimulus.kind === 'manual' ? '' : planned.stimulus.method;
  const shot = { traceId: planned.traceId, method, path: planned.path };
  try {
    const response = await send(planned, syntheticParent);
    const body = (await response.text()).slice(0, MAX_BODY);
    return { ...shot, status: response.status, body, ms: performance.now() - started };
  } catch (error) {
    return { ...shot, status: null, body: String(error), ms: performance.now() - started };
  }
}

export interface RunOptions {
  step: string;
  variant: string;
  stimuli: Stimulus[];
  onStarted: (run: StartedRun) => void;
  onShot: (shot: Shot) => void;
}

/** Registers a run, then sends its stimuli one after the other. Resolves with a problem where it could not start. */
export async function runStep({ step, variant, stimuli, onStarted, onShot }: RunOptions): Promise<Problem[] | null> {
  const planned = plan(stimuli, variant);
  const real = planned.every(({ stimulus }) => stimulus.kind === 'http');
  const syntheticParent = real ? null : mintSpanId();
  const traceIds = planned.map(({ traceId }) => traceId);
  const registered = await ask<{ runId: string }>('/classroom/runs', 'POST', {
    step,
    variant,
    traceIds,
    syntheticParent,
  });
  if (!registered.ok) return registered.problems;
  onStarted({ runId: registered.body.runId, traceIds, syntheticParent });
  for (const one of planned) onShot(await shoot(one, syntheticParent));
  return null;
}
