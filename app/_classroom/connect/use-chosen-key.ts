'use client';
import { useState } from 'react';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';
import type { KeyLine } from './environment-keys.tsx';
import { KEY_PLACE } from './settings-text.ts';

export interface ChosenKey {
  /** The ingest key, or the place where it belongs while it is not shown. */
  text: string;
  /** Every key of the environment; null while they are not shown. */
  record: KeyLine | null;
  shown: boolean;
  problems: Problem[];
  show: () => void;
  hide: () => void;
}

/** The keys of an environment, fetched only when they are asked for: nobody should read them from a screen that is shared. */
export function useChosenKey(slug: string): ChosenKey {
  const [held, setHeld] = useState<KeyLine | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const record = held?.environment.slug === slug ? held : null;
  const show = (): void => {
    void ask<KeyLine>(`/classroom/environments/${encodeURIComponent(slug)}`, 'POST').then((answer) => {
      setProblems(answer.ok ? [] : answer.problems);
      if (answer.ok) setHeld(answer.body);
    });
  };
  const text = record?.key ?? KEY_PLACE;
  return { text, record, shown: record !== null, problems, show, hide: () => setHeld(null) };
}
