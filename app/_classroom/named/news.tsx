'use client';
import { useEffect, useRef } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import type { Problem } from '@/lib/telemetry/problem.ts';
import styles from './news.module.css';

/** What a page has to tell of what it keeps. */
interface Tidings {
  /** What was done last, in words. */
  notice: string;
  /** What was deleted last, as long as it can be had back. */
  deleted: { name: string } | null;
  problems: readonly Problem[];
  undo: () => Promise<void>;
  /** Asks again, after the classroom did not answer. */
  reload: () => void;
}

/** What was done, what was refused, and the way back from a deletion. */
export function News({ shelf }: { shelf: Tidings }) {
  const { notice, deleted, problems } = shelf;
  const words = useRef<HTMLOutputElement>(null);
  const news = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that deleted it is gone, and with it the focus.
    if (deleted !== null) news.current?.querySelector('button')?.focus();
  }, [deleted]);
  const undo = (): void => {
    words.current?.focus();
    void shelf.undo();
  };
  return (
    <div ref={news} className={styles.news}>
      <output ref={words} tabIndex={-1} className={styles.notice}>
        {notice}
      </output>
      {deleted === null ? null : (
        <Button size="small" aria-label={`Undo: bring ${deleted.name} back`} onClick={undo}>
          Undo
        </Button>
      )}
      <div role="alert" className={styles.problems}>
        {problems.map((problem) => (
          <ProblemNote key={`${problem.code} ${problem.at?.join('.')}`} problem={problem} />
        ))}
      </div>
      {problems.some(({ code }) => code === 'classroom/unreachable') ? (
        <Button size="small" onClick={shelf.reload}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}
