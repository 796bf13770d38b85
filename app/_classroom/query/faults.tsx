import type { Problem } from '@/lib/telemetry/problem.ts';
import styles from './faults.module.css';

export type Faulted = readonly Problem[];

/** What a field says of itself where something is wrong with it. */
export interface Faulty {
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

/** The problems at a place of the query or within it: `['filters', 0]` has those of the first filter's column, too. */
export const problemsAt = (problems: Faulted, ...place: (string | number)[]): Problem[] =>
  problems.filter(({ at = [] }) => place.every((part, index) => at[index] === part));

/** Marks a field as faulty, and names the note that says why. */
export const faulty = (id: string, problems: Faulted): Faulty =>
  problems.length === 0 ? {} : { 'aria-invalid': true, 'aria-describedby': id };

/** What is wrong right here, and what to do about it; nothing where nothing is. */
export function Faults({ id, problems }: { id: string; problems: Faulted }) {
  if (problems.length === 0) return null;
  return (
    <div id={id} className={styles.faults}>
      {problems.map(({ code, at, message, hint }) => (
        <p key={`${code} ${at?.join('.')}`}>
          <strong>{withoutPlace(message, at)}</strong> {hints[code] ?? hint}
        </p>
      ))}
    </div>
  );
}

/** The next thing to try, where the builder has another one than somebody who writes JSON. */
const hints: Partial<Record<string, string>> = {
  'query/needs-list': 'Write them with commas between: one, another.',
  'query/having-unknown': 'Add it under VISUALIZE, or choose another calculation here.',
  'query/granularity': 'Choose another one here, or another time range.',
};

/** A schema's message begins with the place, which is where the note stands anyway. */
function withoutPlace(message: string, at: Problem['at']): string {
  const place = `${at?.join('.')}: `;
  if (!message.startsWith(place)) return message;
  const rest = message.slice(place.length);
  return rest.slice(0, 1).toUpperCase() + rest.slice(1);
}
