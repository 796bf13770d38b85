'use client';
import { Button } from '@/app/_ui/button.tsx';
import { markWords, type Mark } from '@/lib/waterfall/marks.ts';
import type { Desk } from './use-desk.ts';
import styles from './waterfall-tools.module.css';

/** What is odd about some spans, by kind and with how many; each goes to the next of its kind. */
export function OddityList({ desk, waiting }: { desk: Desk; waiting: boolean }) {
  // A parent that may still come is not yet missed.
  const shown = desk.facts.oddities.filter(({ mark }) => !(waiting && mark === 'orphan'));
  const missing = waiting ? [] : desk.facts.ghosts;
  return (
    <Oddities
      missing={missing.length}
      odd={shown.map(({ mark, branches }) => ({ mark, count: branches.length }))}
      onMissing={() => desk.step(missing, 1, false)}
      onOdd={(wanted) => desk.step(shown.find(({ mark }) => mark === wanted)?.branches ?? [], 1, false)}
    />
  );
}

interface OdditiesProps {
  /** Spans that others name as their parent, and that have not arrived. */
  missing: number;
  odd: readonly { mark: Mark; count: number }[];
  onMissing: () => void;
  onOdd: (mark: Mark) => void;
}

/** The same by their numbers alone. */
export function Oddities({ missing, odd, onMissing, onOdd }: OdditiesProps) {
  if (odd.length === 0 && missing === 0) return null;
  return (
    <div className={styles.odd}>
      <span>Odd:</span>
      {missing === 0 ? null : (
        <Button
          size="small"
          title="A span that others name as their parent has not arrived. A dashed row stands for it."
          aria-label={`Next row of a span not arrived, ${missing} in all`}
          onClick={onMissing}
        >
          span not arrived ({missing.toLocaleString('en')})
        </Button>
      )}
      {odd.map(({ mark, count }) => (
        <Button
          key={mark}
          size="small"
          title={markWords[mark].meaning}
          aria-label={`Next span that is odd: ${markWords[mark].note}, ${count} in all`}
          onClick={() => onOdd(mark)}
        >
          {markWords[mark].note} ({count.toLocaleString('en')})
        </Button>
      ))}
    </div>
  );
}
