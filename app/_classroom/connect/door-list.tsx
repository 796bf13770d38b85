import { Pill } from '@/app/_ui/pill.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import styles from './connect.module.css';
import type { DoorLine } from './use-arrivals.ts';

/** The doors, and whether each is open, taken by another program, or closed because it was asked for. */
export function DoorList({ doors }: { doors: DoorLine[] }) {
  return (
    <ul className={styles.doors} aria-label="Doors">
      {doors.map(({ door, name, url, problem }) => (
        <li key={door} className={styles.door}>
          <span className={styles.doorName}>{name}</span>
          {url === null ? (
            <Pill tone={problem ? 'bad' : 'neutral'}>{problem ? 'not open' : 'off'}</Pill>
          ) : (
            <Pill tone="good">open</Pill>
          )}
          {url === null ? null : <code>{url}</code>}
          {problem ? <ProblemNote problem={problem} /> : null}
        </li>
      ))}
    </ul>
  );
}
