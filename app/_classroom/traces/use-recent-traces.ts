'use client';
import { useState } from 'react';
import type { Problem } from '@/lib/telemetry/problem.ts';
import type { TraceCount, TraceSummary } from '@/lib/store/telemetry-store.ts';
import { useFeed } from '../feed/use-feed.ts';
import { useGathered } from '../feed/use-gathered.ts';
import { useReading } from '../feed/use-reading.ts';

/** A trace's summary as it travels: its start as decimal nanoseconds. */
export type TraceLine = Omit<TraceSummary, 'start'> & { start: string };

/** What was read, and of which path: another may be on its way. */
interface Read {
  of: string | null;
  traces: TraceLine[];
  /** Where it was asked for. */
  count: TraceCount | null;
  problems: Problem[];
}

export interface RecentTraces extends Omit<Read, 'of'> {
  /** False until the first answer came. */
  loaded: boolean;
  /** What stands here answers what is asked now. */
  isCurrent: boolean;
}

const nothing: Read = { of: null, traces: [], count: null, problems: [] };

/** The newest traces of those that a path asks for, asked for anew when something arrives. */
export function useRecentTraces(path = '/classroom/traces?limit=100'): RecentTraces {
  const [{ of, ...read }, setRead] = useState(nothing);
  const { version, hear } = useGathered();
  useReading<{ traces: TraceLine[] } & Partial<TraceCount>>({
    key: path,
    version,
    take: (answer) =>
      setRead((before) =>
        answer.ok
          ? { of: path, traces: answer.body.traces, count: countIn(answer.body), problems: [] }
          : { ...before, of: path, problems: answer.problems },
      ),
  });
  useFeed((event) => {
    const hasSegments = event.type === 'signals' && event.signals.some(({ signal }) => signal === 'segment');
    if (event.type === 'spans' || event.type === 'gap' || hasSegments) hear();
  });
  return { ...read, loaded: of !== null, isCurrent: of === path };
}

const countIn = ({ total, older }: Partial<TraceCount>): TraceCount | null =>
  total === undefined || older === undefined ? null : { total, older };
