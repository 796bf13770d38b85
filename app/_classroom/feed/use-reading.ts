'use client';
import { useEffect, useEffectEvent, useRef } from 'react';
import { ask, type Answer } from './ask.ts';
import { oneAtATime } from './one-at-a-time.ts';

interface Reading<T> {
  /** What is read. Another key is asked for at once, and no answer of the former is taken any more. */
  key: string;
  /** Grows whenever there is something new to read. */
  version: number;
  /** The endpoint as it is to be asked now, where the key is not its path. */
  path?: () => string;
  take: (answer: Answer<T>) => void;
}

/**
 * Reads an endpoint, and again for each version, one request at a time: an answer that takes longer than the news is
 * still taken, and what came meanwhile is asked for once more, after it.
 */
export function useReading<T>({ key, version, path, take }: Reading<T>): void {
  const read = useEffectEvent((of: string) => ask<T>(path?.() ?? of));
  // An effect ends a while after the page was drawn with another key; what is answered in between is the former's.
  const onAnswer = useEffectEvent((of: string, answer: Answer<T>) => {
    if (of === key) take(answer);
  });
  const reader = useRef<(wanted: string) => void>(null);
  useEffect(() => {
    let current = true;
    reader.current = oneAtATime(async () => {
      if (!current) return;
      const answer = await read(key);
      if (current) onAnswer(key, answer);
    });
    return () => {
      current = false;
    };
  }, [key]);
  const wanted = `${version} ${key}`;
  useEffect(() => reader.current?.(wanted), [wanted]);
}
