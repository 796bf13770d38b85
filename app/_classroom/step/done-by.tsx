'use client';
import styles from './done-by.module.css';
import { useProgress } from './use-progress.ts';

const doneBy: Record<string, string> = {
  after: 'This step is done: the code with the change passed.',
  own: 'This step is done: your own service passed.',
};

/** Says that the step is done, and what it was first passed with where there is a choice; one variant is enough. */
export function DoneBy({ step }: { step: string }) {
  const done = useProgress()?.[step];
  return done === undefined ? null : (
    <p className={styles.done}>{doneBy[done.variant ?? ''] ?? 'This step is done.'}</p>
  );
}
