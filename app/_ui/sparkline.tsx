import styles from './sparkline.module.css';

/** How often something happened, part by part, as bars. @param props.label the same in words, read out in its place */
export function Sparkline({ counts, label }: { counts: readonly number[]; label: string }) {
  const most = Math.max(1, ...counts);
  return (
    <>
      <svg
        className={styles.sparkline}
        viewBox={`0 0 ${counts.length * 4} 20`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <path className={styles.ground} d={`M0 19.5h${counts.length * 4}`} />
        <path className={styles.bars} d={barsOf(counts, most)} />
      </svg>
      <span className={styles.words}>{label}</span>
    </>
  );
}

const barsOf = (counts: readonly number[], most: number): string =>
  counts
    .map((count, at) => ({ at, height: count === 0 ? 0 : 2 + (count / most) * 17 }))
    .filter(({ height }) => height > 0)
    .map(({ at, height }) => `M${at * 4 + 0.5} 20v-${height.toFixed(1)}h3v${height.toFixed(1)}z`)
    .join('');
