'use client';
import { useState } from 'react';
import type { Spending } from '@/lib/spending/spending.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { useFeed } from '../feed/use-feed.ts';
import { useGathered } from '../feed/use-gathered.ts';
import { useReading } from '../feed/use-reading.ts';
import type { WindowChoice } from './windows.ts';

interface Answered {
  id: string;
  body: Spending | null;
  problems: Problem[];
}

/** What was sent in a window that ends now, read anew whenever something arrives. */
export function useSpending({ id, ms }: WindowChoice): Omit<Answered, 'id'> & { again: () => void } {
  const [answered, setAnswered] = useState<Answered>({ id, body: null, problems: [] });
  const { version, hear, hurry } = useGathered();
  useReading<Spending>({
    key: id,
    version,
    path: () => {
      const now = Date.now();
      return `/classroom/usage?from=${now - ms}&to=${now + 1}`;
    },
    take: (answer) =>
      setAnswered((before) =>
        answer.ok
          ? { id, body: answer.body, problems: [] }
          : { id, body: before.id === id ? before.body : null, problems: answer.problems },
      ),
  });
  useFeed(({ type }) => {
    if (type === 'spans' || type === 'signals' || type === 'gap') hear();
  });
  const { body, problems } = answered.id === id ? answered : { body: null, problems: [] };
  return { body, problems, again: hurry };
}
