import { Button } from '@/app/_ui/button.tsx';
import type { ShownOccurrence } from '@/lib/telemetry/error-item.ts';
import styles from './item.module.css';
import { Moment } from './moment.tsx';

interface Props {
  /** The newest first. */
  occurrences: readonly ShownOccurrence[];
  /** How many there are in all. */
  total: number;
  open: ShownOccurrence;
  onOpen: (occurrence: ShownOccurrence) => void;
}

/** Which occurrence is open, and the way to the next one. */
export function OccurrenceChoice({ occurrences, total, open, onOpen }: Props) {
  const at = occurrences.findIndex(({ seq }) => seq === open.seq);
  const [newer, older] = [occurrences[at - 1], occurrences[at + 1]];
  return (
    <nav className={styles.choice} aria-label="Occurrences">
      <Button size="small" disabled={newer === undefined} onClick={() => newer && onOpen(newer)}>
        Newer
      </Button>
      <Button size="small" disabled={older === undefined} onClick={() => older && onOpen(older)}>
        Older
      </Button>
      <output className={styles.quiet}>
        Occurrence {(total - at).toLocaleString('en')} of {total.toLocaleString('en')}, <Moment at={open.at} />
        {total > occurrences.length ? `; the newest ${occurrences.length} can be opened` : ''}
      </output>
    </nav>
  );
}
