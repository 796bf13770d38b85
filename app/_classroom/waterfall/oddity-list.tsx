'use client';
import { Button } from '@/app/_ui/button.tsx';
import { markWords } from '@/lib/waterfall/marks.ts';
import type { Desk } from './use-desk.ts';
import styles from './waterfall-tools.module.css';

/** What is odd about some spans, by kind and with how many; each goes to the next of its kind. */
export function OddityList({ desk, waiting }: { desk: Desk; waiting: boolean }) {
  // A parent that may still come is not yet missed.
  const shown = desk.facts.oddities.filter(({ mark }) => !(waiting && mark === 'orphan'));
  const missing = waiting ? [] : desk.facts.ghosts;
  if (shown.length === 0 && missing.length === 0) return null;
  return (
    <div className={styles.odd}>
      <span>Odd:</span>
      {missing.length === 0 ? null : (
        <Button
          size="small"
          title="A span that others name as their parent has not arrived. A dashed row stands for it."
          aria-label={`Next row of a span not arrived, ${missing.length} in all`}
          onClick={() => desk.step(missing, 1, false)}
        >
          span not arrived ({missing.length.toLocaleString('en')})
        </Button>
      )}
      {shown.map(({ mark, branches }) => (
        <Button
          key={mark}
          size="small"
          title={markWords[mark].meaning}
          aria-label={`Next span that is odd: ${markWords[mark].note}, ${branches.length} in all`}
          onClick={() => desk.step(branches, 1, false)}
        >
          {markWords[mark].note} ({branches.length.toLocaleString('en')})
        </Button>
      ))}
    </div>
  );
}
