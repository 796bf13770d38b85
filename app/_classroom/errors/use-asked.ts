'use client';
import { useEffect, useState } from 'react';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';
import { useFeed } from '../feed/use-feed.ts';

/** What an endpoint answered last, and what was wrong with the last answer. */
export interface Asked<T> {
  body: T | null;
  problems: Problem[];
  /** Asks again at once. */
  again: () => void;
}

/** How long to gather news before asking again: a busy feed must not become a busy store. */
const GATHER_MS = 400;

/** Answers of an endpoint about errors, asked for anew whenever one arrives. */
export function useAsked<T>(path: string): Asked<T> {
  const [answered, setAnswered] = useState<Omit<Asked<T>, 'again'>>({ body: null, problems: [] });
  const [wanted, setWanted] = useState(0);
  const [asked, setAsked] = useState(0);
  const request = `${path}?read=${asked}`;

  useEffect(() => {
    let current = true;
    void ask<T>(request).then((answer) => {
      if (!current) return;
      setAnswered((before) =>
        answer.ok ? { body: answer.body, problems: [] } : { body: before.body, problems: answer.problems },
      );
    });
    return () => {
      current = false;
    };
  }, [request]);

  useEffect(() => {
    if (wanted === 0) return undefined;
    const timer = setTimeout(() => setAsked((count) => count + 1), GATHER_MS);
    return () => clearTimeout(timer);
  }, [wanted]);

  useFeed((event) => {
    const isNews =
      event.type === 'gap' || (event.type === 'signals' && event.signals.some(({ signal }) => signal === 'error'));
    if (isNews) setWanted((count) => count + 1);
  });
  return { ...answered, again: () => setAsked((count) => count + 1) };
}
