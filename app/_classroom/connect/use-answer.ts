'use client';
import { useEffect, useState } from 'react';
import { ask, type Answer } from '../feed/ask.ts';

/** The newest answer of an endpoint, null until the first came, and a way to ask again. */
export function useAnswer<T>(path: string): [Answer<T> | null, () => void] {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [asked, setAsked] = useState(0);
  const request = `${path}?read=${asked}`;
  useEffect(() => {
    let current = true;
    void ask<T>(request).then((got) => {
      if (current) setAnswer(got);
    });
    return () => {
      current = false;
    };
  }, [request]);
  return [answer, () => setAsked((count) => count + 1)];
}
