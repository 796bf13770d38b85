import styles from './progress-bar.module.css';

/** How many of a lesson's steps are done, one piece a step. */
export function ProgressBar({ done, of, label }: { done: number; of: number; label: string }) {
  return (
    <div className={styles.progress}>
      <progress className={styles.words} aria-label={label} max={of} value={done} />
      <div className={styles.track} aria-hidden="true">
        {Array.from({ length: of }, (_, step) => (
          <span key={step} className={styles.step} data-done={step < done || undefined} />
        ))}
      </div>
      <span>
        {done} of {of}
      </span>
    </div>
  );
}
