'use client';
import { useState } from 'react';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';
import type { KeyLine } from './environment-keys.tsx';
import { KEY_PLACE } from './settings-text.ts';

export interface ChosenKey {
  /** The key, or the place where it belongs while it is not shown. */
  text: string;
  shown: boolean;
  problems: Problem[];
  show: () => void;
  hide: () => void;
}

/** The key of an environment, fetched only when it is asked for: nobody should read it from a screen that is shared. */
export function useChosenKey(slug: string): ChosenKey {
  const [held, setHeld] = useState<{ slug: string; key: string } | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const shown = held !== null && held.slug === slug;
  const show = (): void => {
    void ask<KeyLine>(`/classroom/environments/${encodeURIComponent(slug)}`, 'POST').then((answer) => {
      setProblems(answer.ok ? [] : answer.problems);
      if (answer.ok) setHeld({ slug, key: answer.body.key });
    });
  };
  return { text: shown ? held.key : KEY_PLACE, shown, problems, show, hide: () => setHeld(null) };
}
