'use client';
import { useEffect, useState } from 'react';
import type { Progress } from '@/lib/curriculum/progress.ts';
import { ask } from '../feed/ask.ts';
import { mayHaveMissedWords, useFeed } from '../feed/use-feed.ts';

/** The steps that are done, kept on the server and followed live; null until it is known. */
export function useProgress(): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [generation, setGeneration] = useState(0);
  const request = `/classroom/progress?read=${generation}`;

  useEffect(() => {
    let wanted = true;
    void ask<Progress>(request).then((answer) => {
      if (wanted && answer.ok) setProgress(answer.body);
    });
    return () => {
      wanted = false;
    };
  }, [request]);

  useFeed((event) => {
    if (event.type === 'progress' || mayHaveMissedWords(event)) setGeneration((count) => count + 1);
  });
  return progress;
}
