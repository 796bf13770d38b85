'use client';
import { useEffect, useState } from 'react';
import { groupKey } from '@/lib/origin/group-key.ts';
import { groupOf } from '@/lib/query/group-of.ts';
import type { Region } from '@/lib/query/region.ts';
import type { ResultData } from '@/lib/query/result.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { ask, type Answer as Asked } from '../feed/ask.ts';
import { groupWordsOf } from './group-words.ts';
import type { Answer } from './query-results.tsx';
import type { ResultView } from './result-view.ts';

/** The window that an answer is about, Unix milliseconds: [from, to). */
export interface AnsweredWindow {
  from: number;
  to: number;
}

/** Whose traces and rows are wanted: those of an answer, or of a region of it. */
export interface EvidenceOf {
  spec: QuerySpecInput;
  dataset?: string | undefined;
  window: AnsweredWindow;
  region: Region | null;
  /** A row of the table: its values in the breakdowns, and how they are told. */
  group: { data: ResultData; words: string } | null;
}

/** The part of an answer that its address names; null where it names a group that is not there. */
export function evidenceOf(
  { spec, dataset, window, result }: Answer,
  { region, group }: ResultView,
): EvidenceOf | null {
  const all = { spec, dataset, window, region, group: null };
  if (group === null) return all;
  const breakdowns = spec.breakdowns ?? [];
  const row = result.results.find(({ data }) => groupKey(breakdowns, data) === group);
  if (row === undefined) return null;
  const words = groupWordsOf(result.results, breakdowns);
  const said = breakdowns.map((column) => `${printable(column, 80)} = ${words(column, row.data[column])}`);
  return { ...all, group: { data: groupOf(breakdowns, row.data), words: said.join(', ') } };
}

/** What is asked of an endpoint beside a query. A comparison with an earlier time asks for nothing here. */
export const askedOf = ({ spec, dataset, window, region, group }: EvidenceOf, more: object): object => ({
  query: spec,
  dataset,
  window,
  ...(region === null ? {} : { region }),
  ...(group === null ? {} : { group: group.data }),
  ...more,
});

export interface Evidence<T> {
  /** The latest answer, which may be to the question before. */
  body: T | null;
  problems: readonly Problem[];
  /** The answer to this question is on its way. */
  waiting: boolean;
}

/** Asks an endpoint, and anew whenever the question changes. Only the answer to the newest counts. */
export function useEvidence<T>(path: string, question: object | null): Evidence<T> {
  const asked = question === null ? null : JSON.stringify(question);
  const [held, setHeld] = useState<{ asked: string; answer: Asked<T> }>();
  useEffect(() => {
    let current = asked !== null;
    if (asked !== null) {
      void ask<T>(path, 'POST', JSON.parse(asked)).then((answer) => {
        if (current) setHeld({ asked, answer });
      });
    }
    return () => void (current = false);
  }, [path, asked]);
  const settled = held?.asked === asked;
  return { ...told(held?.answer, settled), waiting: asked !== null && !settled };
}

function told<T>(answer: Asked<T> | undefined, settled: boolean): Pick<Evidence<T>, 'body' | 'problems'> {
  if (answer === undefined) return { body: null, problems: [] };
  return answer.ok ? { body: answer.body, problems: [] } : { body: null, problems: settled ? answer.problems : [] };
}
