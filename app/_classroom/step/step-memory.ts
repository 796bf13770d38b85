import type { Report } from '@/lib/checker/report.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import type { Shot, StartedRun } from './run-step.ts';

/** One variant of a step, as the page shows it. */
export interface VariantRun {
  runId: string | null;
  traceIds: string[];
  syntheticParent: string | null;
  shots: Shot[];
  report: Report | null;
  /** Requests are being sent. */
  sending: boolean;
  problems: Problem[];
}

export const idle: VariantRun = {
  runId: null,
  traceIds: [],
  syntheticParent: null,
  shots: [],
  report: null,
  sending: false,
  problems: [],
};

/** Kept on the server for each variant, so that a reload shows the last verdict. */
export interface KeptVerdict extends StartedRun {
  report: Report;
}

export type Runs = Record<string, VariantRun>;

type Action =
  | { type: 'kept'; verdicts: Record<string, KeptVerdict> }
  | { type: 'sent'; variant: string }
  | { type: 'started'; variant: string; run: StartedRun }
  | { type: 'shot'; variant: string; shot: Shot }
  | { type: 'finished'; variant: string; problems: Problem[] }
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
  return wanted.reduce((all, [variant, kept]) => change(all, variant, kept), runs);
}

const withShot = (runs: Runs, variant: string, shot: Shot): Runs =>
  change(runs, variant, { shots: [...(runs[variant] ?? idle).shots, shot] });

type Reported = Omit<Extract<Action, { type: 'report' }>, 'type'>;

function withReport(runs: Runs, { runId, report, traceIds }: Reported): Runs {
  const [variant] = Object.entries(runs).find(([, run]) => run.runId === runId) ?? [];
  return variant === undefined ? runs : change(runs, variant, { report, traceIds });
}

/** The page's memory of its runs: a pure step from one state to the next. */
export function remember(runs: Runs, action: Action): Runs {
  switch (action.type) {
    case 'kept':
      return restored(runs, action.verdicts);
    case 'sent':
      return { ...runs, [action.variant]: { ...idle, sending: true } };
    case 'started':
      return change(runs, action.variant, action.run);
    case 'shot':
      return withShot(runs, action.variant, action.shot);
    case 'finished':
      return change(runs, action.variant, { sending: false, problems: action.problems });
    case 'report':
      return withReport(runs, action);
    case 'reset':
      return {};
    default:
      return action satisfies never;
  }
}
