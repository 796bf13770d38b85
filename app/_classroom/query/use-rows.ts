'use client';
import { useEffect, useRef, useState } from 'react';
import { MOST_SKIPPED, type EvidenceRow, type RowsAnswer } from '@/lib/query/evidence.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';

const PAGE = 100;

interface Held {
  /** The question that these are the rows of. */
  asked: string;
  rows: EvidenceRow[];
  more: boolean;
  upTo: number | undefined;
  problems: readonly Problem[];
}

export interface Rows {
  /** Null until the first answer has come. */
  body: readonly EvidenceRow[] | null;
  problems: readonly Problem[];
  waiting: boolean;
  /** There are more, and they can be had. */
  more: boolean;
  /** There are more than pages lead to. */
  cut: boolean;
  next: () => void;
}

const requestOf = (asked: string, held: Held | undefined): object => ({
  ...(JSON.parse(asked) as object),
  limit: PAGE,
  offset: held?.rows.length ?? 0,
  ...(held?.upTo === undefined ? {} : { upTo: held.upTo }),
});

/** The rows behind an answer, a page after the other; what arrives meanwhile moves none of them. */
export function useRows(question: object): Rows {
  const asked = JSON.stringify(question);
  const [held, setHeld] = useState<Held>();
  const [loading, setLoading] = useState(false);
  const newest = useRef(asked);

  const load = (before: Held | undefined): void => {
    setLoading(true);
    void ask<RowsAnswer>('/classroom/query/rows', 'POST', requestOf(asked, before)).then((answer) => {
      if (newest.current !== asked) return;
      setLoading(false);
      const rows = before?.rows ?? [];
      if (!answer.ok) return setHeld({ asked, rows, more: false, upTo: undefined, problems: answer.problems });
      const { more, upTo } = answer.body;
      setHeld({ asked, rows: [...rows, ...answer.body.rows], more, upTo, problems: [] });
    });
  };
  useEffect(() => {
    newest.current = asked;
    load(undefined);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new question alone is a reason to begin anew
  }, [asked]);

  const full = (held?.rows.length ?? 0) > MOST_SKIPPED;
  return {
    body: held?.rows ?? null,
    problems: held?.problems ?? [],
    waiting: held?.asked !== asked || loading,
    more: held?.more === true && !full,
    cut: held?.more === true && full,
    next: () => (loading || held?.asked !== asked ? undefined : load(held)),
  };
}
