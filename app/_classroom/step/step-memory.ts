import type { Report } from '@/lib/checker/report.ts';
import type { OwnRunState } from '@/lib/feed/own-run.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import type { Shot, StartedRun } from './run-step.ts';

/** One variant of a step, as the page shows it. */
export interface VariantRun {
  runId: string | null;
  traceIds: string[];
  syntheticParent: string | null;
  /** Started by this page, so that the feed brings every span of it. */
  fresh: boolean;
  shots: Shot[];
  report: Report | null;
  /** Requests are being sent. */
  sending: boolean;
  problems: Problem[];
  /** How it stands with the student's own service; null for the step's own code. */
  own: OwnRunState | null;
}

export const idle: VariantRun = {
  runId: null,
  traceIds: [],
  syntheticParent: null,
  fresh: false,
  shots: [],
  report: null,
  sending: false,
  problems: [],
  own: null,
};

/** Kept on the server for each variant, so that a reload shows the last verdict. */
export interface KeptVerdict extends StartedRun {
  report: Report;
  own?: OwnRunState;
}

/** The variant that is the student's own service. */
export const OWN = 'own';

export type Runs = Record<string, VariantRun>;

export type Action =
  | { type: 'kept'; verdicts: Record<string, KeptVerdict> }
  | { type: 'sent'; variant: string }
  | { type: 'started'; variant: string; run: StartedRun }
  | { type: 'shot'; variant: string; shot: Shot }
  | { type: 'finished'; variant: string; problems: Problem[] }
  | { type: 'own-run'; run: OwnRunState; fresh: boolean }
  | { type: 'report'; runId: string; report: Report; traceIds: string[] }
  | { type: 'reset' };

function change(runs: Runs, variant: string, part: Partial<VariantRun>): Runs {
  return { ...runs, [variant]: { ...(runs[variant] ?? idle), ...part } };
}

function restored(runs: Runs, verdicts: Record<string, KeptVerdict>): Runs {
  // A run that was started since the page asked is newer than what was kept.
  const wanted = Object.entries(verdicts).filter(([variant, kept]) => {
    const { runId, sending } = runs[variant] ?? idle;
    return !sending && (runId === null || runId === kept.runId);
  });
  return wanted.reduce((all, [variant, kept]) => change(all, variant, { ...kept, fresh: false }), runs);
}

const withShot = (runs: Runs, variant: string, shot: Shot): Runs =>
  change(runs, variant, { shots: [...(runs[variant] ?? idle).shots, shot] });

type Reported = Omit<Extract<Action, { type: 'report' }>, 'type'>;

function withReport(runs: Runs, { runId, report, traceIds }: Reported): Runs {
  const [variant, run] = Object.entries(runs).find(([, { runId: known }]) => known === runId) ?? [];
  if (variant === undefined || run === undefined) return runs;
  // A trace that strayed from the run may have arrived before anyone knew that it belongs here.
  const fresh = run.fresh && traceIds.join() === run.traceIds.join();
  return change(runs, variant, { report, traceIds, fresh });
}

/** What was overtaken on its way is dropped. Another run is shown only where it is newer: two tabs may show one step. */
function withOwnRun(runs: Runs, run: OwnRunState, fresh: boolean): Runs {
  const { runId, own, sending } = runs[OWN] ?? idle;
  if (runId === run.runId) return own !== null && own.turn > run.turn ? runs : change(runs, OWN, { own: run });
  if (own !== null && own.startedAt > run.startedAt) return runs;
  const { traceIds, syntheticParent } = run;
  return change(runs, OWN, { ...idle, sending, runId: run.runId, traceIds, syntheticParent, fresh, own: run });
}

/** The page's memory of its runs: a pure step from one state to the next. */
export function remember(runs: Runs, action: Action): Runs {
  switch (action.type) {
    case 'kept':
      return restored(runs, action.verdicts);
    case 'sent':
      return { ...runs, [action.variant]: { ...idle, sending: true } };
    case 'started':
      return change(runs, action.variant, { ...action.run, fresh: true });
    case 'shot':
      return withShot(runs, action.variant, action.shot);
    case 'finished':
      return change(runs, action.variant, { sending: false, problems: action.problems });
    case 'own-run':
      return withOwnRun(runs, action.run, action.fresh);
    case 'report':
      return withReport(runs, action);
    case 'reset':
      return {};
    default:
      return action satisfies never;
  }
}
