'use client';
import { useEffect, useState } from 'react';
import type { JournalQuery } from '@/lib/journal/journal.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';

/** What one request brings: some of them, and where to go on. */
interface Told {
  queries: JournalQuery[];
  next: number | null;
}

export interface JournalQueries {
  /** Those that were answered so far. */
  queries: JournalQuery[];
  isDone: boolean;
  problems: Problem[];
}

/** Has the saved queries asked one after another, once, and tells each as soon as it is answered. */
export function useJournalQueries(): JournalQueries {
  const [state, setState] = useState<JournalQueries>({ queries: [], isDone: false, problems: [] });
  useEffect(() => {
    let current = true;
    const goOn = async (from: number): Promise<void> => {
      const answer = await ask<Told>(`/classroom/journal/queries?from=${from}`);
      if (!current) return;
      if (!answer.ok) return setState((before) => ({ ...before, problems: answer.problems }));
      const { queries, next } = answer.body;
      setState((before) => ({ queries: [...before.queries, ...queries], isDone: next === null, problems: [] }));
      if (next !== null) await goOn(next);
    };
    void goOn(0);
    return () => {
      current = false;
    };
  }, []);
  return state;
}
