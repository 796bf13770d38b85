'use client';
import { useEffect, useState } from 'react';
import type { SecretsReport } from '@/lib/guard/finding.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';
import { useFeed } from '../feed/use-feed.ts';

interface Secrets {
  report: SecretsReport | null;
  problems: Problem[];
  /** Says that a finding is no secret, or takes that back. */
  dismiss: (id: string, dismissed: boolean) => Promise<void>;
}

/** What the guard found, asked for anew with all its news. */
export function useSecrets(): Secrets {
  const [report, setReport] = useState<SecretsReport | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [asked, setAsked] = useState(0);
  const request = `/classroom/secrets?read=${asked}`;

  useEffect(() => {
    let current = true;
    void ask<SecretsReport>(request).then((answer) => {
      if (!current) return;
      if (answer.ok) setReport(answer.body);
      setProblems(answer.ok ? [] : answer.problems);
    });
    return () => {
      current = false;
    };
  }, [request]);

  const again = (): void => setAsked((count) => count + 1);
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
