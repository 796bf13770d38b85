'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Question } from '@/lib/boards/board.ts';
import type { QueryResult } from '@/lib/query/result.ts';
import type { QueryPlan } from '@/lib/query/spec.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';
import { oneAtATime } from '../feed/one-at-a-time.ts';
import type { Answer } from '../query/query-results.tsx';
import { fewAtATime } from './few-at-a-time.ts';

/** Six connections are all that a browser has for one server, and the live feed and the next page want theirs. */
const inTurn = fewAtATime(3);

export interface PanelAnswer {
  answer: Answer | null;
  problems: Problem[];
  /** When the answer came, Unix milliseconds. */
  at: number;
  busy: boolean;
}

interface Told {
  plan: QueryPlan;
  result: QueryResult;
}

const answerOf = ({ spec, dataset }: Question, { plan: { from, to }, result }: Told): Answer => ({
  spec,
  dataset,
  result,
  window: { from, to },
});

interface Answered extends PanelAnswer {
  /** What was asked. */
  key: string;
}

const nothing = (key: string): Answered => ({ key, answer: null, problems: [], at: 0, busy: true });

/**
 * The answer to a panel's question, and again for each version, one request at a time. The answer before stays until
 * the next one is there, unless it answers something else.
 */
export function useAnswer(question: Question | null, version: number): PanelAnswer {
  const key = JSON.stringify(question);
  const [state, setState] = useState<Answered>(() => nothing(key));
  const reader = useRef<(wanted: string) => void>(null);
  const send = useEffectEvent(async (of: string, isWanted: () => boolean): Promise<void> => {
    if (question === null || !isWanted()) return;
    setState((before) => (before.key === of ? { ...before, busy: true } : nothing(of)));
    const { spec, dataset } = question;
    const told = await ask<Told>('/classroom/query', 'POST', { query: spec, dataset });
    if (!isWanted()) return;
    const shown = told.ok
      ? { answer: answerOf(question, told.body), problems: [] }
      : { answer: null, problems: told.problems };
    setState({ key: of, ...shown, at: Date.now(), busy: false });
  });
  useEffect(() => {
    let current = true;
    reader.current = oneAtATime(() => inTurn(() => send(key, () => current)));
    return () => {
      current = false;
    };
  }, [key]);
  const wanted = `${version} ${key}`;
  useEffect(() => reader.current?.(wanted), [wanted]);
  return state.key === key ? state : nothing(key);
}
