'use client';
import { useState } from 'react';
import type { Problem } from '@/lib/telemetry/problem.ts';
import type { TraceSummary } from '@/lib/store/telemetry-store.ts';
import { useFeed } from '../feed/use-feed.ts';
import { useGathered } from '../feed/use-gathered.ts';
import { useReading } from '../feed/use-reading.ts';

/** A trace's summary as it travels: its start as decimal nanoseconds. */
export type TraceLine = Omit<TraceSummary, 'start'> & { start: string };

interface RecentTraces {
  traces: TraceLine[];
  problems: Problem[];
  loaded: boolean;
}

/** The newest traces, asked for anew when something arrives. */
export function useRecentTraces(): RecentTraces {
  const [recent, setRecent] = useState<RecentTraces>({ traces: [], problems: [], loaded: false });
  const { version, hear } = useGathered();
  const path = '/classroom/traces?limit=100';
  useReading<{ traces: TraceLine[] }>({
    key: path,
    version,
    take: (answer) =>
      setRecent((before) =>
        answer.ok
          ? { traces: answer.body.traces, problems: [], loaded: true }
          : { ...before, problems: answer.problems, loaded: true },
      ),
  });
  useFeed((event) => {
    const hasSegments = event.type === 'signals' && event.signals.some(({ signal }) => signal === 'segment');
    if (event.type === 'spans' || event.type === 'gap' || hasSegments) hear();
  });
  return recent;
}
