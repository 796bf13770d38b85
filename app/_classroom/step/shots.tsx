import { Pill } from '@/app/_ui/pill.tsx';
import type { Shot } from './run-step.ts';
import styles from './shots.module.css';

/** What each request answered: a line each, its body on demand. */
export function Shots({ shots }: { shots: Shot[] }) {
  return (
    <ul className={styles.shots} aria-label="Answers">
      {shots.map((shot) => (
        <li key={shot.traceId}>
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
      ))}
    </ul>
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
