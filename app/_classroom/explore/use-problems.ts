'use client';
import { useEffect, useState } from 'react';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { placedInDraft, runnable } from '../query/runnable.ts';

/** So long nothing was typed, before what is wrong is told. */
const PAUSE_MS = 250;

const none: readonly Problem[] = [];

/**
 * What is wrong with a query while it is built, each at its place in the builder. The query language judges it, as the
 * server will; its code comes with the first change, and not with the page.
 * @param first what is known to be wrong with the query that is there at first: it is told at once
 */
export function useProblems(draft: QuerySpecInput, first: readonly Problem[] = none): readonly Problem[] {
  const [begun] = useState({ draft, problems: first });
  const [problems, setProblems] = useState(none);
  const judged = draft === begun.draft && begun.problems.length > 0;
  useEffect(() => {
    if (judged) return undefined;
    let isCurrent = true;
    const judge = async (): Promise<void> => {
      const { parseQuery } = await import('@/lib/query/parse.ts');
      if (!isCurrent) return;
      const parsed = parseQuery(runnable(draft));
      setProblems('ok' in parsed ? none : parsed.problems.map((problem) => placedInDraft(problem, draft)));
    };
    const timer = setTimeout(() => void judge().catch(() => setProblems(none)), PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [draft, judged]);
  return judged ? begun.problems : problems;
}
