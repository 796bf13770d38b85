import { Pill } from '@/app/_ui/pill.tsx';
import type { Shot } from './run-step.ts';
import styles from './shots.module.css';

/** A step that sends a hundred requests shows the first of them; the others are there on demand. */
const MOST_SHOWN = 5;

/** What each request answered: a line each, its body on demand. */
export function Shots({ shots }: { shots: Shot[] }) {
  const more = shots.slice(MOST_SHOWN);
  return (
    <ul className={styles.shots} aria-label="Answers">
      {shots.slice(0, MOST_SHOWN).map((shot) => (
        <OneShot key={shot.traceId} shot={shot} />
      ))}
      {more.length === 0 ? null : <More shots={more} />}
    </ul>
  );
}

/** Answers that are folded away, with how many of them are bad: nobody should have to open it to learn that. */
function More({ shots }: { shots: Shot[] }) {
  const bad = shots.filter(({ status }) => status === null || status >= 400).length;
  return (
    <li>
      <details className={styles.more}>
        <summary className={styles.line}>
          and {shots.length} more
          {bad === 0 ? null : <Pill tone="bad">{bad === 1 ? 'one was no success' : `${bad} were no success`}</Pill>}
        </summary>
        <ul className={styles.shots} aria-label="More answers">
          {shots.map((shot) => (
            <OneShot key={shot.traceId} shot={shot} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function OneShot({ shot }: { shot: Shot }) {
  return (
    <li>
      <details className={styles.shot}>
        <summary className={styles.line}>
          <code className={styles.request}>
            {shot.method} {shot.path}
          </code>
          <Status shot={shot} />
          <span className={styles.time}>{Math.round(shot.ms)} ms</span>
        </summary>
        <pre className={styles.body}>{prettyJson(shot.body)}</pre>
      </details>
    </li>
  );
}

function Status({ shot }: { shot: Shot }) {
  if (shot.status === null) return <Pill tone="bad">no answer</Pill>;
  return <Pill tone={shot.status < 400 ? 'good' : 'bad'}>{shot.status}</Pill>;
}

/** JSON with its lines broken; anything else as it is. */
function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
