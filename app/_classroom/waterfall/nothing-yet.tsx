import styles from './span-grid.module.css';

/** The waterfall before its first span. */
export function NothingYet({ waiting, text }: { waiting: boolean; text: string | undefined }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{waiting ? 'Listening for the trace' : 'No trace yet'}</p>
      <p>
        {text ?? (waiting ? 'Rows appear here as spans arrive.' : 'Run the step, and watch its trace arrive here.')}
      </p>
    </div>
  );
}
