import { Button } from '@/app/_ui/button.tsx';
import { columnDoubt, type Doubt } from './doubts.ts';
import styles from './doubt-notes.module.css';
import type { Filter, QueryColumn } from './query-words.ts';

interface NoteProps {
  doubt: Doubt | null;
  onInstead?: (filter: Filter) => void;
}

/** Says at its place what will most likely find nothing, and offers what was probably meant. It stops nobody. */
export function DoubtNote({ doubt, onInstead }: NoteProps) {
  if (doubt === null) return null;
  const { message, instead } = doubt;
  return (
    <p className={styles.doubt}>
      {message}
      {instead === undefined || onInstead === undefined ? null : (
        <Button size="small" look="quiet" onClick={() => onInstead(instead.filter)}>
          {instead.words}
        </Button>
      )}
    </p>
  );
}

/** Each column of a clause that nothing which arrived had. */
export function ColumnDoubts({ names, columns }: { names: readonly string[]; columns: readonly QueryColumn[] }) {
  return [...new Set(names)].map((name) => <DoubtNote key={name} doubt={columnDoubt(name, columns)} />);
}
