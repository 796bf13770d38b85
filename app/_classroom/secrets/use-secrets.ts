'use client';
import { useState } from 'react';
import type { ToldReport } from '@/lib/guard/finding.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask, type Answer } from '../feed/ask.ts';
import { useFeed } from '../feed/use-feed.ts';
import { useReading } from '../feed/use-reading.ts';

interface Secrets {
  report: ToldReport | null;
  problems: Problem[];
  /** Says that a finding is no secret, or takes that back. */
  dismiss: (id: string, dismissed: boolean) => Promise<void>;
}

/** What the guard found, asked for anew with all its news. */
export function useSecrets(): Secrets {
  const [report, setReport] = useState<ToldReport | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [version, setVersion] = useState(0);
  const take = (answer: Answer<ToldReport>): void => {
    if (answer.ok) setReport(answer.body);
    setProblems(answer.ok ? [] : answer.problems);
  };
  useReading({ key: '/classroom/secrets', version, take });

  const again = (): void => setVersion((count) => count + 1);
  useFeed(({ type }) => {
    if (type === 'secrets' || type === 'gap') again();
  });
  const dismiss = async (id: string, dismissed: boolean): Promise<void> => {
    const answer = await ask(`/classroom/secrets/${id}`, 'PUT', { dismissed });
    if (answer.ok) again();
    else setProblems(answer.problems);
  };
  return { report, problems, dismiss };
}
