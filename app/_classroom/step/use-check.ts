'use client';
import { useEffect, useState } from 'react';
import type { Report } from '@/lib/checker/report.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';

export interface StepCheck {
  report: Report | null;
  problems: Problem[];
  checking: boolean;
  /** Sends what is to be judged; the server's verdict is the record. */
  check: (body: Record<string, unknown>) => void;
  /** Forgets the verdict and the progress of this step. */
  reset: () => void;
}

interface State {
  report: Report | null;
  problems: Problem[];
  checking: boolean;
}

const fresh: State = { report: null, problems: [], checking: false };

/** The verdict on a step whose answer is a query or a quiz: the kept one at first, then each new one. */
export function useCheck(step: string): StepCheck {
  const [state, setState] = useState<State>(fresh);

  useEffect(() => {
    void ask<Record<string, { report: Report }>>(`/classroom/verdicts/${step}`).then((answer) => {
      const kept = answer.ok ? Object.values(answer.body)[0]?.report : undefined;
      // A verdict that came meanwhile is newer than the kept one.
      if (kept) setState((now) => (now.report || now.checking ? now : { ...fresh, report: kept }));
    });
  }, [step]);

  return {
    ...state,
    check: (body) => {
      setState((now) => ({ ...now, checking: true, problems: [] }));
      void ask<Report>(`/classroom/checks/${step}`, 'POST', body).then((answer) =>
        setState(answer.ok ? { ...fresh, report: answer.body } : { ...fresh, problems: answer.problems }),
      );
    },
    reset: () => void ask(`/classroom/progress/${step}`, 'DELETE').then(() => setState(fresh)),
  };
}
