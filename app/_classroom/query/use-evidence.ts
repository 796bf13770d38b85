'use client';
import { useEffect, useState } from 'react';
import type { Region } from '@/lib/query/region.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask, type Answer } from '../feed/ask.ts';

/** The window that an answer is about, Unix milliseconds: [from, to). */
export interface AnsweredWindow {
  from: number;
  to: number;
}

/** Whose traces and rows are wanted: those of an answer, or of a region of it. */
export interface EvidenceOf {
  spec: QuerySpecInput;
  window: AnsweredWindow;
  region: Region | null;
}

/** What is asked of an endpoint beside a query. A comparison with an earlier time asks for nothing here. */
export const askedOf = ({ spec, window, region }: EvidenceOf, more: object): object => ({
  query: spec,
  window,
  ...(region === null ? {} : { region }),
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
  const [held, setHeld] = useState<{ asked: string; answer: Answer<T> }>();
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

function told<T>(answer: Answer<T> | undefined, settled: boolean): Pick<Evidence<T>, 'body' | 'problems'> {
  if (answer === undefined) return { body: null, problems: [] };
  return answer.ok ? { body: answer.body, problems: [] } : { body: null, problems: settled ? answer.problems : [] };
}
