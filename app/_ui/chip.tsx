import { Icon } from './icons.tsx';
import styles from './chip.module.css';

/** One term of a clause, which can be taken out. */
export function Chip({ text, onRemove }: { text: string; onRemove: () => void }) {
  return (
    <span className={styles.chip}>
      <span className={styles.text} title={text}>
        {text}
      </span>
      <button type="button" className={styles.remove} onClick={onRemove} aria-label={`Remove ${text}`}>
        <Icon name="cross" size={10} />
      </button>
    </span>
  );
}
