import { journey } from '@/lib/journey.ts';
import type { StageName } from '@/lib/journey.ts';
import styles from './journey-map.module.css';

/** The nine stages from a click to a verdict, with the one that this step is about lit and said in a sentence. */
export function JourneyMap({ lit }: { lit?: StageName }) {
  const stage = journey.find((candidate) => candidate.stage === lit);
  return (
    <figure>
      <ol className={styles.map} aria-label="The journey of a click">
        {journey.map(({ stage: name, says }) => (
          <li key={name} className={styles.stage} aria-current={name === lit ? 'step' : undefined}>
            <span className={styles.name} title={says}>
              {name}
            </span>
          </li>
        ))}
      </ol>
      {stage === undefined ? null : <figcaption className={styles.says}>{stage.says}</figcaption>}
    </figure>
  );
}
