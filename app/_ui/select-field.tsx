import styles from './select-field.module.css';

interface Props {
  label: string;
  value: string;
  choices: readonly { value: string; words: string }[];
  onChange: (value: string) => void;
  /** Set as what is typed into queries is. */
  mono?: boolean;
  disabled?: boolean;
  /** Where it is told what is wrong with it, if anything is. */
  aria?: { 'aria-invalid'?: true; 'aria-describedby'?: string };
}

/** One of a few. */
export function SelectField({ label, value, choices, onChange, mono = false, disabled = false, aria }: Props) {
  return (
    <select
      className={styles.select}
      {...aria}
      aria-label={label}
      disabled={disabled}
      value={value}
      data-mono={mono || undefined}
      onChange={(event) => onChange(event.target.value)}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.words}
        </option>
      ))}
    </select>
  );
}
