'use client';
import { useState } from 'react';
import type { Answer } from '../feed/ask.ts';
import { useReading } from '../feed/use-reading.ts';

/** The newest answer of an endpoint, null until the first came, and a way to ask again. */
export function useAnswer<T>(path: string): [Answer<T> | null, () => void] {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [version, setVersion] = useState(0);
  useReading<T>({ key: path, version, take: setAnswer });
  return [answer, () => setVersion((count) => count + 1)];
}
