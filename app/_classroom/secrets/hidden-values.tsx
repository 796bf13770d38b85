'use client';
import { Button } from '@/app/_ui/button.tsx';
import styles from './secrets.module.css';

interface Props {
  /** How many values look like secrets. */
  count: number;
  revealed: boolean;
  onReveal: (revealed: boolean) => void;
}

/** Says that values are hidden, and shows them to who asks. Nothing where nothing looks like a secret. */
export function HiddenValues({ count, revealed, onReveal }: Props) {
  if (count === 0) return null;
  const isOne = count === 1;
  const them = isOne ? 'it' : 'them';
  const words = isOne ? 'One value looks like a secret' : `${count} values look like secrets`;
  const hidden = isOne ? ' and is hidden.' : ' and are hidden.';
  return (
    <p className={styles.hidden}>
      {words}
      {revealed ? '.' : hidden}
      <Button size="small" look="quiet" onClick={() => onReveal(!revealed)}>
        {revealed ? `Hide ${them}` : `Show ${them}`}
      </Button>
    </p>
  );
}
