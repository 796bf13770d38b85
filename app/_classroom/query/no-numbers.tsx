import shared from './chart.module.css';
import styles from './no-numbers.module.css';

/** In place of an empty picture: a column of words has nothing that could be drawn. */
export function NoNumbers({ column }: { column: string }) {
  return (
    <p className={styles.noNumbers}>
      None of the rows that matched has a number in <code>{column}</code>, so there is nothing to draw. Choose a column
      of numbers, such as <code>duration_ms</code>.
    </p>
  );
}

/** In place of a heatmap. */
export function NoHeatmap({ column }: { column: string }) {
  return (
    <section className={shared.chart}>
      <h2 className={shared.title}>HEATMAP({column})</h2>
      <NoNumbers column={column} />
    </section>
  );
}
