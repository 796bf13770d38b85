'use client';
import { useEffect, useState } from 'react';
import type { BubbleUpReport } from '@/lib/bubble-up/bubble-up.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';

export type Comparing =
  { is: 'waiting' } | { is: 'compared'; report: BubbleUpReport } | { is: 'refused'; problems: Problem[] };

/** Asks for a comparison. @param question the endpoint's body as JSON: what is the same question is not asked twice */
export function useBubbleUp(question: string): { comparing: Comparing; again: () => void } {
  const [answered, setAnswered] = useState<{ to: string; comparing: Comparing }>();
  const [turn, setTurn] = useState(0);
  const wanted = `${turn} ${question}`;
  useEffect(() => {
    let given = true;
    void ask<BubbleUpReport>('/classroom/bubble-up', 'POST', JSON.parse(question)).then((answer) => {
      if (!given) return;
      const comparing: Comparing = answer.ok
        ? { is: 'compared', report: answer.body }
        : { is: 'refused', problems: answer.problems };
      setAnswered({ to: wanted, comparing });
    });
    return () => {
      given = false;
    };
  }, [question, wanted]);
  return {
    comparing: answered?.to === wanted ? answered.comparing : { is: 'waiting' },
    again: () => setTurn((now) => now + 1),
  };
}
