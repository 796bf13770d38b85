import { Icon } from './icons.tsx';
import styles from './text-field.module.css';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
}

/** A search that filters as one types. */
export function SearchField({ label, value, onChange, placeholder }: Props) {
  return (
    <label className={styles.field}>
      <Icon name="search" size={14} />
      <input
        type="search"
        className={styles.input}
        aria-label={label}
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
