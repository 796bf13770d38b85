'use client';
import { useEffect, useState } from 'react';
import { MOST_SKIPPED, type EvidenceRow, type RowsAnswer } from '@/lib/query/evidence.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';

const PAGE = 100;

interface Held {
  /** The question that these are the rows of. */
  asked: string;
  rows: readonly EvidenceRow[];
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

const nothing: Held = { asked: '', rows: [], more: false, upTo: undefined, problems: [] };

/** The rows that are there and the next page of them. */
async function withNextPage(before: Held): Promise<Held> {
  const { asked, rows, upTo } = before;
  const page = { ...(JSON.parse(asked) as object), limit: PAGE, offset: rows.length, upTo };
  const answer = await ask<RowsAnswer>('/classroom/query/rows', 'POST', page);
  if (!answer.ok) return { ...before, problems: answer.problems };
  return { asked, problems: [], ...answer.body, rows: [...rows, ...answer.body.rows] };
}

/** The rows behind an answer, a page after the other; what arrives meanwhile moves none of them. */
export function useRows(question: object): Rows {
  const asked = JSON.stringify(question);
  const [held, setHeld] = useState(nothing);
  /** The question whose next page is on its way. */
  const [turning, setTurning] = useState('');
  useEffect(() => {
    const turn = { over: false };
    void withNextPage({ ...nothing, asked }).then((first) => {
      if (!turn.over) setHeld(first);
    });
    return () => void (turn.over = true);
  }, [asked]);

  const waiting = held.asked !== asked || turning === asked;
  const next = (): void => {
    if (waiting) return;
    setTurning(asked);
    void withNextPage(held).then((longer) => {
      setHeld((now) => (now === held ? longer : now));
      setTurning('');
    });
  };
  const full = held.rows.length > MOST_SKIPPED;
  return {
    body: held === nothing ? null : held.rows,
    problems: held.asked === asked ? held.problems : [],
    waiting,
    more: held.more && !full,
    cut: held.more && full,
    next,
  };
}
