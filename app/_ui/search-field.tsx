import type { KeyboardEvent, RefObject } from 'react';
import { Icon } from './icons.tsx';
import styles from './text-field.module.css';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** For whoever gives it the keyboard. */
  inputRef?: RefObject<HTMLInputElement | null>;
  /** The id of a list of suggestions. */
  list?: string;
}

/** A search that filters as one types. */
export function SearchField({ label, value, onChange, placeholder, onKeyDown, inputRef, list }: Props) {
  return (
    <label className={styles.field}>
      <Icon name="search" size={14} />
      <input
        ref={inputRef}
        type="search"
        list={list}
        onKeyDown={onKeyDown}
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
