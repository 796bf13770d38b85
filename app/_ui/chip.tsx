import { Icon } from './icons.tsx';
import styles from './chip.module.css';

interface Props {
  text: string;
  onRemove: () => void;
  /** Where it is told what is wrong with the term, if anything is. */
  faulty?: { 'aria-invalid'?: true; 'aria-describedby'?: string };
}

/** One term of a clause, which can be taken out. */
export function Chip({ text, onRemove, faulty }: Props) {
  return (
    <span className={styles.chip} data-faulty={faulty?.['aria-invalid']}>
      <span className={styles.text} title={text}>
        {text}
      </span>
      <button
        type="button"
        className={styles.remove}
        data-removes=""
        onClick={onRemove}
        aria-label={`Remove ${text}`}
        aria-describedby={faulty?.['aria-describedby']}
      >
        <Icon name="cross" size={10} />
      </button>
    </span>
  );
}
