'use client';
import { useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { useFeed } from '../feed/use-feed.ts';
import { NOTHING_SINCE, sinceWords, withNews } from './arrived-since.ts';
import type { Answer } from './query-results.tsx';
import styles from './query-results.module.css';

/** What came since the answer, and the way to ask again. Nothing is asked by itself: an answer that is being read stays. */
export function ArrivedLine({ answer, onAsk }: { answer: Answer; onAsk: (spec: QuerySpecInput) => void }) {
  const [held, setHeld] = useState({ of: answer, since: NOTHING_SINCE });
  const since = held.of === answer ? held.since : NOTHING_SINCE;
  useFeed((event) =>
    setHeld((before) => {
      const known = before.of === answer ? before.since : NOTHING_SINCE;
      const next = withNews(known, event, answer);
      return next === known ? before : { of: answer, since: next };
    }),
  );
  const words = sinceWords(since);
  if (words === '') return null;
  return (
    <span className={styles.since}>
      {words} ·{' '}
      <Button size="small" look="quiet" onClick={() => onAsk(answer.spec)}>
        Run again
      </Button>
    </span>
  );
}
