import type { Report } from '@/lib/checker/report.ts';
import type { OwnRunState } from '@/lib/feed/own-run.ts';
import { ask } from '../feed/ask.ts';
import { OWN, type Action } from './step-memory.ts';

type Tell = (action: Action) => void;

/** What the student wishes of a run on their own service. */
export type OwnWish = { call: { url: string; method: string; urls?: Record<string, string> } } | { watch: true };

/** Begins a run on the student's own service; from then on the feed tells how it stands. */
export async function startOwn(step: string, wish: OwnWish, tell: Tell): Promise<void> {
  tell({ type: 'sent', variant: OWN });
  const answer = await ask<OwnRunState>('/classroom/runs', 'POST', { step, variant: OWN, ...wish });
  if (answer.ok) tell({ type: 'own-run', run: answer.body, fresh: true });
  tell({ type: 'finished', variant: OWN, problems: answer.ok ? [] : answer.problems });
}

/** Has an open run judged on what has arrived so far. */
export async function judgeNow(runId: string | null): Promise<void> {
  if (runId !== null) await ask(`/classroom/runs/${runId}`, 'POST', { close: true });
}

/** A run on the student's own service outlives the page that started it: it is found again, as it stands. */
export async function recallOwn(step: string, tell: Tell): Promise<void> {
  const known = await ask<{ run: OwnRunState | null }>(`/classroom/own-service/${step}`);
  const run = known.ok ? known.body.run : null;
  if (run === null) return;
  tell({ type: 'own-run', run, fresh: false });
  if (run.phase === 'closed') return;
  const state = await ask<{ report: Report | null; traceIds: string[] }>(`/classroom/runs/${run.runId}`);
  if (!state.ok || state.body.report === null) return;
  tell({ type: 'report', runId: run.runId, report: state.body.report, traceIds: state.body.traceIds });
}
