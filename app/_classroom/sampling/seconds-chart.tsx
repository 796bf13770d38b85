import { decisions, MOST_SECONDS, totalsOf, type Decision, type Second } from './seconds.ts';
import styles from './seconds-chart.module.css';

/** In the order in which they are stacked. */
const words: Record<Decision, string> = {
  reservoir: 'from its share of the reservoir',
  borrowed: 'borrowed from the reservoir',
  rate: 'by the rate',
  'left out': 'left out',
};

/** A request: a square for the reservoir, hollow below its brim where it was borrowed, a disc for the rate, a dot for none. */
function Mark({ decision }: { decision: Decision }) {
  return <span className={styles.mark} data-decision={decision} aria-hidden="true" />;
}

function Column({ second }: { second: Second | null }) {
  const marks = decisions.flatMap((decision) =>
    Array.from({ length: second?.counts[decision] ?? 0 }, (_, nth) => ({ key: `${decision} ${nth}`, decision })),
  );
  return (
    <div className={styles.column}>
      {marks.map(({ key, decision }) => (
        <Mark key={key} decision={decision} />
      ))}
    </div>
  );
}

/** Each second a column, each request a mark in it; below, what the marks mean and how many there are. */
export function SecondsChart({ seconds }: { seconds: readonly Second[] }) {
  const totals = totalsOf(seconds);
  const empty = Array.from({ length: MOST_SECONDS - seconds.length }, (_, nth) => -1 - nth);
  return (
    <figure className={styles.chart}>
      <div className={styles.columns} aria-hidden="true">
        {seconds.map((second) => (
          <Column key={second.at} second={second} />
        ))}
        {empty.map((key) => (
          <Column key={key} second={null} />
        ))}
      </div>
      <figcaption>
        <ul className={styles.legend}>
          {decisions.map((decision) => (
            <li key={decision} className={styles.item}>
              <Mark decision={decision} />
              <b className={styles.count}>{totals[decision]}</b> {words[decision]}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
