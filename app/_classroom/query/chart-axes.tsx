import styles from './chart-axes.module.css';
import { clockOf } from './moments.ts';
import { bucketWidth } from './result-words.ts';

/** The words along a chart's left side, from top to bottom. */
export function ValueAxis({ words }: { words: readonly string[] }) {
  const numbered = words.map((text, place) => ({ text, place }));
  return (
    <div className={styles.yAxis} aria-hidden="true">
      {numbered.map(({ text, place }) => (
        <span key={place}>{text}</span>
      ))}
    </div>
  );
}

/** The time along a chart's foot: where it starts, its middle, its end. */
export function ClockAxis({ buckets }: { buckets: readonly number[] }) {
  const from = buckets[0] ?? 0;
  const to = (buckets.at(-1) ?? 0) + bucketWidth(buckets);
  const clock = clockOf(buckets);
  return (
    <div className={styles.xAxis} aria-hidden="true">
      <span>{clock(from)}</span>
      <span>{clock((from + to) / 2)}</span>
      <span>{clock(to)}</span>
    </div>
  );
}
