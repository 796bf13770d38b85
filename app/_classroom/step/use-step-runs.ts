'use client';
import { useEffect, useEffectEvent, useReducer } from 'react';
import type { PublicRequest } from '@/lib/curriculum/public-step.ts';
import { ask } from '../feed/ask.ts';
import { mayHaveMissedWords, useFeed } from '../feed/use-feed.ts';
import { withClock, type PageClock } from '../practice/page-clock.ts';
import { judgeNow, recallOwn, startOwn, type OwnWish } from './run-own.ts';
import { runStep } from './run-step.ts';
import { idle, OWN, remember, type KeptVerdict, type VariantRun } from './step-memory.ts';

export interface StepRuns {
  of: (variant: string) => VariantRun;
  /** @param clock of the computer of the practice page, where the step clicks on one */
  run: (variant: string, clock: PageClock) => void;
  /** Has Spanwalk call the student's own service, or watch what arrives from it. */
  runOwn: (wish: OwnWish) => void;
  /** Has the open run on the student's own service judged now. */
  judgeOwn: () => void;
  reset: () => void;
}

const atClock = (request: PublicRequest, clock: PageClock): PublicRequest =>
  request.practicePage === null ? request : { ...request, practicePage: withClock(request.practicePage, clock) };

/** Runs a step's variants, and follows each run's report as it is judged on the server. */
export function useStepRuns(step: string, variants: { id: string; requests: PublicRequest[] }[]): StepRuns {
  const [runs, dispatch] = useReducer(remember, {});

  const recall = useEffectEvent(() => {
    void ask<Record<string, KeptVerdict>>(`/classroom/verdicts/${step}`).then((answer) => {
      if (answer.ok) dispatch({ type: 'kept', verdicts: answer.body });
    });
    void recallOwn(step, dispatch);
  });
  useEffect(() => recall(), []);

  useFeed((event) => {
    if (mayHaveMissedWords(event)) recall();
    if (event.type === 'report') dispatch(event);
    if (event.type === 'own-run' && event.run.step === step) dispatch({ ...event, fresh: true });
    if (event.type === 'progress' && event.step === step && !event.done) dispatch({ type: 'reset' });
  });

  return {
    of: (variant) => runs[variant] ?? idle,
    run: (variant, clock) => {
      dispatch({ type: 'sent', variant });
      void runStep({
        step,
        variant,
        requests: (variants.find(({ id }) => id === variant)?.requests ?? []).map((request) => atClock(request, clock)),
        onStarted: (run) => dispatch({ type: 'started', variant, run }),
        onShot: (shot) => dispatch({ type: 'shot', variant, shot }),
      }).then((problems) => dispatch({ type: 'finished', variant, problems: problems ?? [] }));
    },
    runOwn: (wish) => void startOwn(step, wish, dispatch),
    judgeOwn: () => void judgeNow(runs[OWN]?.runId ?? null),
    reset: () => void ask(`/classroom/progress/${step}`, 'DELETE'),
  };
}
