'use client';
import { useEffect, useState } from 'react';
import type { Problem } from '@/lib/telemetry/problem.ts';
import type { TraceSummary } from '@/lib/store/telemetry-store.ts';
import { ask } from '../feed/ask.ts';
import { useFeed } from '../feed/use-feed.ts';

/** A trace's summary as it travels: its start as decimal nanoseconds. */
export type TraceLine = Omit<TraceSummary, 'start'> & { start: string };

interface RecentTraces {
  traces: TraceLine[];
  problems: Problem[];
  loaded: boolean;
}

/** How long to gather news before asking again: a busy feed must not become a busy store. */
const GATHER_MS = 400;

/** The newest traces, asked for anew when something arrives. */
export function useRecentTraces(): RecentTraces {
  const [recent, setRecent] = useState<RecentTraces>({ traces: [], problems: [], loaded: false });
  const [wanted, setWanted] = useState(0);
  const [asked, setAsked] = useState(0);
  const request = `/classroom/traces?limit=100&read=${asked}`;

  useEffect(() => {
    let current = true;
    void ask<{ traces: TraceLine[] }>(request).then((answer) => {
      if (!current) return;
      setRecent((before) =>
        answer.ok
          ? { traces: answer.body.traces, problems: [], loaded: true }
          : { ...before, problems: answer.problems, loaded: true },
      );
    });
    return () => {
      current = false;
    };
  }, [request]);

  useEffect(() => {
    if (wanted === 0) return undefined;
    const timer = setTimeout(() => setAsked(wanted), GATHER_MS);
    return () => clearTimeout(timer);
  }, [wanted]);

  useFeed((event) => {
    const hasSegments = event.type === 'signals' && event.signals.some(({ signal }) => signal === 'segment');
    if (event.type === 'spans' || event.type === 'gap' || hasSegments) setWanted((count) => count + 1);
  });
  return recent;
}
