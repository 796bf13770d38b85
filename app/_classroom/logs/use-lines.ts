'use client';
import { useState } from 'react';
import type { LogFault, LogLineJson, LogLines } from '@/lib/telemetry/log-view.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask, type Answer } from '../feed/ask.ts';
import { useReading } from '../feed/use-reading.ts';
import { mergedLines } from './line-of.ts';
import { ranges, type LogAddress } from './log-address.ts';

type Wanted = Pick<LogAddress, 'stream' | 'q' | 'range'> & { group: string };

/** Lines as they were read so far. */
export interface ReadLines {
  lines: readonly LogLineJson[];
  loaded: boolean;
  older: string | null;
  fault: LogFault | null;
  problems: Problem[];
  readOlder: () => void;
}

type State = Omit<ReadLines, 'readOlder'> & { key: string };

const nothing = (key: string): State => ({ key, lines: [], loaded: false, older: null, fault: null, problems: [] });

function pathOf({ group, stream, q, range }: Wanted, older: string | null = null): string {
  const span = ranges[range];
  const params = new URLSearchParams({
    group,
    ...(stream !== null && { stream }),
    ...(q !== '' && { q }),
    ...(span !== null && { from: String(Date.now() - span) }),
    ...(older !== null && { older }),
  });
  return `/classroom/logs/lines?${params.toString()}`;
}

/** What was there, and what a newer reading found. Where it could not reach what was there, the gap is left out. */
function withNewer(before: State, { lines, older, fault }: LogLines): State {
  const reaches = older === null || lines.some(({ seq }) => before.lines.some((line) => line.seq === seq));
  const known = reaches ? before.lines : [];
  const state = { ...before, loaded: true, fault, problems: [] };
  if (fault !== null) return { ...state, lines: before.lines };
  return { ...state, lines: mergedLines(known, lines), older: known.length > lines.length ? before.older : older };
}

const afterAnswer = (before: State, answer: Answer<LogLines>): State =>
  answer.ok ? withNewer(before, answer.body) : { ...before, loaded: true, problems: answer.problems };

/** The newest lines that a filter finds, read anew whenever `version` grows, and older ones on demand. */
export function useLines(wanted: Wanted, version: number): ReadLines {
  const { group, stream, q, range } = wanted;
  const key = JSON.stringify([group, stream, q, range]);
  const [kept, setKept] = useState<State>(() => nothing(key));
  const state = kept.key === key ? kept : nothing(key);

  useReading<LogLines>({
    key,
    version,
    path: () => pathOf(wanted),
    take: (answer) => setKept((before) => afterAnswer(before.key === key ? before : nothing(key), answer)),
  });

  const readOlder = (): void => {
    if (state.older === null) return;
    void ask<LogLines>(pathOf(wanted, state.older)).then((answer) => {
      setKept((before) => {
        if (before.key !== key) return before;
        if (!answer.ok) return { ...before, problems: answer.problems };
        return { ...before, lines: mergedLines(before.lines, answer.body.lines), older: answer.body.older };
      });
    });
  };
  return { ...state, readOlder };
}
