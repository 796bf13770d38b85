'use client';
import { useState } from 'react';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { useFeed } from '../feed/use-feed.ts';
import { useGathered } from '../feed/use-gathered.ts';
import { useReading } from '../feed/use-reading.ts';

/** What an endpoint answered last, and what was wrong with the last answer. */
export interface Asked<T> {
  body: T | null;
  problems: Problem[];
  /** Asks again at once. */
  again: () => void;
}

/** Answers of an endpoint about errors, asked for anew whenever one arrives. */
export function useAsked<T>(path: string): Asked<T> {
  const [answered, setAnswered] = useState<Omit<Asked<T>, 'again'>>({ body: null, problems: [] });
  const { version, hear, hurry } = useGathered();
  useReading<T>({
    key: path,
    version,
    take: (answer) =>
      setAnswered((before) =>
        answer.ok ? { body: answer.body, problems: [] } : { body: before.body, problems: answer.problems },
      ),
  });
  useFeed((event) => {
    const isNews =
      event.type === 'gap' || (event.type === 'signals' && event.signals.some(({ signal }) => signal === 'error'));
    if (isNews) hear();
  });
  return { ...answered, again: hurry };
}
