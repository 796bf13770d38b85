'use client';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { useState } from 'react';
import type { Answer, QueryState } from '../query/query-results.tsx';
import type { QueryColumn } from '../query/query-words.ts';
import { withOneTime } from '../query/time-choices.ts';
import { useQuestions, type Questions } from './asked/use-questions.ts';
import { useColumns } from './use-columns.ts';
import { useDraft, type Draft } from './use-draft.ts';
import { useProblems } from './use-problems.ts';
import { useQuery } from './use-query.ts';

/** What a fresh builder holds: COUNT, over Honeycomb's usual two hours. */
export const NEW_QUERY: QuerySpecInput = { calculations: [{ op: 'COUNT' }] };

export interface Exploring {
  draft: QuerySpecInput;
  setDraft: (spec: QuerySpecInput) => void;
  /** The steps that led to the draft, back and forward. */
  steps: Pick<Draft, 'undo' | 'redo' | 'canUndo' | 'canRedo'>;
  /** What is wrong with the draft, each at its place. */
  problems: readonly Problem[];
  columns: readonly QueryColumn[];
  state: QueryState;
  run: (spec: QuerySpecInput) => void;
  /** What was asked lately. */
  questions: Questions;
  /** Empties the builder, as Honeycomb's “New Query” does. The answer stays until the next one. */
  startAnew: () => void;
}

interface ExplorerOptions {
  initial: QuerySpecInput;
  /** What is wrong with it, where it can be shown but not asked. */
  problems?: readonly Problem[];
  /** Ask at once, since the address said what. */
  runFirst: boolean;
  /** Told of every question that is asked, to keep it in the address or to have it judged. */
  onRun: (spec: QuerySpecInput) => void;
}

/** The state of an explorer: what is being built, what was asked last, and its answer. */
export function useExplorer({ initial, problems, runFirst, onRun }: ExplorerOptions): Exploring {
  const draft = useDraft(initial);
  const [asked, setAsked] = useState(initial);
  const questions = useQuestions();
  const onAnswer = ({ spec, result }: Answer): void =>
    questions.remember({ spec, at: Date.now(), rows: result.results.length, matched: result.matched });
  const { state, run: send } = useQuery(runFirst ? initial : null, onAnswer);

  const run = (wanted: QuerySpecInput): void => {
    const spec = withOneTime(wanted);
    draft.settle(spec);
    setAsked(spec);
    send(spec);
    onRun(spec);
  };
  return {
    draft: draft.now,
    setDraft: draft.change,
    steps: draft,
    problems: useProblems(draft.now, problems),
    columns: useColumns(asked),
    state,
    run,
    questions,
    startAnew: () => draft.change(NEW_QUERY),
  };
}
