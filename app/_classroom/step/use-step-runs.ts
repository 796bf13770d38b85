'use client';
import { useEffect, useEffectEvent, useReducer } from 'react';
import type { PublicRequest } from '@/lib/curriculum/public-step.ts';
import { ask } from '../feed/ask.ts';
import { mayHaveMissedWords, useFeed } from '../feed/use-feed.ts';
import { runStep } from './run-step.ts';
import { idle, remember, type KeptVerdict, type VariantRun } from './step-memory.ts';

export interface StepRuns {
  of: (variant: string) => VariantRun;
  run: (variant: string) => void;
  reset: () => void;
}

/** Runs a step's variants, and follows each run's report as it is judged on the server. */
export function useStepRuns(step: string, variants: { id: string; requests: PublicRequest[] }[]): StepRuns {
  const [runs, dispatch] = useReducer(remember, {});

  const recall = useEffectEvent(() => {
    void ask<Record<string, KeptVerdict>>(`/classroom/verdicts/${step}`).then((answer) => {
      if (answer.ok) dispatch({ type: 'kept', verdicts: answer.body });
    });
  });
  useEffect(() => recall(), []);

  useFeed((event) => {
    if (mayHaveMissedWords(event)) recall();
    if (event.type === 'report') dispatch(event);
    if (event.type === 'progress' && event.step === step && !event.done) dispatch({ type: 'reset' });
  });

  return {
    of: (variant) => runs[variant] ?? idle,
    run: (variant) => {
      dispatch({ type: 'sent', variant });
      void runStep({
        step,
        variant,
        requests: variants.find(({ id }) => id === variant)?.requests ?? [],
        onStarted: (run) => dispatch({ type: 'started', variant, run }),
        onShot: (shot) => dispatch({ type: 'shot', variant, shot }),
      }).then((problems) => dispatch({ type: 'finished', variant, problems: problems ?? [] }));
    },
    reset: () => void ask(`/classroom/progress/${step}`, 'DELETE'),
  };
}
