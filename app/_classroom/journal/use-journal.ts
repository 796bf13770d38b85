'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Journal } from '@/lib/journal/journal.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';
import { useFeed } from '../feed/use-feed.ts';
import { useJournalQueries } from './use-journal-queries.ts';

/** The notes as they were typed, by step. */
type Notes = Record<string, { text: string; changedAt: number }>;

interface Told {
  /** Its saved queries are those that were answered so far. */
  journal: Journal;
  notes: Notes;
  queriesInAll: number;
}

export interface JournalState {
  told: Told | null;
  /** Every saved query was answered. */
  isWhole: boolean;
  problems: Problem[];
  /** Writes a note down; the problems that kept it from that, or none. */
  writeNote: (step: string, text: string) => Promise<Problem[]>;
  /** Resolves once every note that was written is kept. */
  settled: () => Promise<unknown>;
}

/** The journal, asked for anew when a step is passed and when a note was kept. */
export function useJournal(): JournalState {
  const [told, setTold] = useState<Told | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const asking = useJournalQueries();
  const [asked, setAsked] = useState(0);
  const writing = useRef<Promise<unknown>>(Promise.resolve());
  const request = `/classroom/journal?read=${asked}`;

  useEffect(() => {
    let current = true;
    void ask<Told>(request).then((answer) => {
      if (!current) return;
      if (answer.ok) setTold(answer.body);
      setProblems(answer.ok ? [] : answer.problems);
    });
    return () => {
      current = false;
    };
  }, [request]);

  useFeed(({ type }) => {
    if (type === 'progress' || type === 'gap') setAsked((count) => count + 1);
  });

  const writeNote = useCallback((step: string, text: string): Promise<Problem[]> => {
    const written = writing.current.then(() => ask(`/classroom/journal/notes/${step}`, 'PUT', { text }));
    writing.current = written;
    return written.then((answer) => {
      if (answer.ok) setAsked((count) => count + 1);
      return answer.ok ? [] : answer.problems;
    });
  }, []);
  const settled = useCallback(() => writing.current, []);
  return {
    told: told && { ...told, journal: { ...told.journal, savedQueries: asking.queries } },
    isWhole: asking.isDone,
    problems: [...problems, ...asking.problems],
    writeNote,
    settled,
  };
}
