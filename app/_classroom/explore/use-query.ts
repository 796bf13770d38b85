'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { QueryResult } from '@/lib/query/result.ts';
import type { QueryPlan, QuerySpecInput } from '@/lib/query/spec.ts';
import { ask } from '../feed/ask.ts';
import type { Answer, QueryState } from '../query/query-results.tsx';

interface Asking {
  state: QueryState;
  run: (spec: QuerySpecInput) => void;
}

const answerOf = (state: QueryState) => {
  if (state.is === 'answered') return state.answer;
  return state.is === 'running' ? state.before : undefined;
};

/** Asks the store, at first what the address says. Where a second question overtakes a first, only its answer counts. */
export function useQuery(first: QuerySpecInput | null, onAnswer: (answer: Answer) => void): Asking {
  const [state, setState] = useState<QueryState>(first === null ? { is: 'idle' } : { is: 'running' });
  const newest = useRef(0);

  const send = (spec: QuerySpecInput): void => {
    newest.current += 1;
    const number = newest.current;
    void ask<{ plan: QueryPlan; result: QueryResult }>('/classroom/query', 'POST', { query: spec }).then((answer) => {
      if (number !== newest.current) return;
      if (!answer.ok) return setState({ is: 'refused', problems: answer.problems });
      const { plan, result } = answer.body;
      const answered = { spec, result, window: { from: plan.from, to: plan.to } };
      setState({ is: 'answered', answer: answered });
      return onAnswer(answered);
    });
  };

  const open = useEffectEvent(() => {
    if (first !== null) send(first);
  });
  useEffect(() => open(), []);

  const run = (spec: QuerySpecInput): void => {
    setState((before) => ({ is: 'running', before: answerOf(before) }));
    send(spec);
  };
  return { state, run };
}
