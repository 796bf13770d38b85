import type { Problem } from '@/lib/telemetry/problem.ts';
import { Callout } from './callout.tsx';
import styles from './problem-note.module.css';

/** Something the reader can put right: what happened, the next thing to try, and where. */
export function ProblemNote({ problem }: { problem: Pick<Problem, 'message' | 'hint' | 'at'> }) {
  return (
    <Callout kind="problem" title={problem.message}>
      <p>{problem.hint}</p>
      {problem.at === undefined || problem.at.length === 0 ? null : (
        <p className={styles.place}>at {placeText(problem.at)}</p>
      )}
    </Callout>
  );
}

/** A place as JavaScript would write it: `filters[0].op`. */
export const placeText = (at: readonly (string | number)[]): string =>
  at.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
