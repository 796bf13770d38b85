'use client';
import { Button } from '@/app/_ui/button.tsx';
import { Callout } from '@/app/_ui/callout.tsx';
import { ask } from '../feed/ask.ts';
import styles from './bench.module.css';
import { useProgress } from './use-progress.ts';

/** A step that proves nothing: the student says that it was read. */
export function ReadBench({ step }: { step: string }) {
  const progress = useProgress();
  const done = progress !== null && step in progress;
  return (
    <div className={styles.read} aria-live="polite">
      {done ? (
        <Callout kind="done" title="Marked as read.">
          <p>On to the next step.</p>
        </Callout>
      ) : (
        <Button
          look="primary"
          disabled={progress === null}
          onClick={() => void ask(`/classroom/progress/${step}`, 'PUT')}
        >
          I have read this
        </Button>
      )}
    </div>
  );
}
