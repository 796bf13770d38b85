import styles from './skeleton.module.css';

/** Holds the place of `lines` lines that are on their way, at the height they will have, so that nothing jumps. */
export function Skeleton({ lines, of, lineHeight = '1.5rem' }: { lines: number; of: string; lineHeight?: string }) {
  return (
    <div className={styles.skeleton} style={{ height: `calc(${lines} * ${lineHeight})` }}>
      <span className={styles.words}>Loading {of} …</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} aria-hidden="true" />
      ))}
    </div>
  );
}
