'use client';
import { useEffect, useEffectEvent, useState } from 'react';
import type { SeenResource } from '@/lib/checker/judge-resource.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';

/** How long between two looks: a command in a terminal is followed by a glance at the page. */
const LOOK_MS = 3000;

/** What is there now of what a step asks for; null before the first answer. */
export interface Seen {
  seen: SeenResource[] | null;
  problems: Problem[];
}

/**
 * Looks again and again while the page is seen, and tells when something is another than before; at the first look, when
 * there is anything at all.
 */
export function useSeen(step: string, onChange: () => void): Seen {
  const [state, setState] = useState<Seen>({ seen: null, problems: [] });
  const changed = useEffectEvent(onChange);

  useEffect(() => {
    let before = '[]';
    let isGone = false;
    const look = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      const answer = await ask<{ seen: SeenResource[] }>(`/classroom/checks/${step}`);
      if (isGone) return;
      if (!answer.ok) return setState(({ seen }) => ({ seen, problems: answer.problems }));
      setState({ seen: answer.body.seen, problems: [] });
      const now = JSON.stringify(answer.body.seen);
      if (now !== before) changed();
      before = now;
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [step]);

  return state;
}
