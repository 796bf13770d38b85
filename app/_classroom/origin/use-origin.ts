'use client';
import { useEffect, useState } from 'react';
import type { Origin } from '@/lib/origin/origin.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';

export type OriginState =
  /** The origin before stays in sight, so that nothing jumps. */
  { is: 'asking'; before: Origin | null } | { is: 'told'; origin: Origin } | { is: 'refused'; problems: Problem[] };

/** Asks how something came about, anew for each address. @param asked as JSON; the same text is not asked twice */
export function useOrigin(asked: string): OriginState {
  const [answer, setAnswer] = useState<{ of: string; state: OriginState }>();
  useEffect(() => {
    let current = true;
    void ask<Origin>('/classroom/origin', 'POST', JSON.parse(asked)).then((told) => {
      if (!current) return;
      const state: OriginState = told.ok
        ? { is: 'told', origin: told.body }
        : { is: 'refused', problems: told.problems };
      setAnswer({ of: asked, state });
    });
    return () => {
      current = false;
    };
  }, [asked]);
  if (answer?.of === asked) return answer.state;
  return { is: 'asking', before: answer?.state.is === 'told' ? answer.state.origin : null };
}
