'use client';
import { useState } from 'react';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { useReading } from '../feed/use-reading.ts';
import { useLogNews } from './use-log-news.ts';

/** What an endpoint about logs answered last, asked for anew when lines come into the group (null: into any). */
export function useLogAnswer<T>(path: string, group: string | null): { body: T | null; problems: Problem[] } {
  const [answered, setAnswered] = useState<{ path: string; body: T | null; problems: Problem[] } | null>(null);
  const { version } = useLogNews({ group, stream: null, paused: false });
  useReading<T>({
    key: path,
    version,
    take: (answer) =>
      setAnswered((before) =>
        answer.ok
          ? { path, body: answer.body, problems: [] }
          : { path, body: before?.path === path ? before.body : null, problems: answer.problems },
      ),
  });
  return answered?.path === path ? answered : { body: null, problems: [] };
}
