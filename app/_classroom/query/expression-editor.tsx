'use client';
import { useId } from 'react';
import { ChoiceList } from './choice-list.tsx';
import styles from './expression-editor.module.css';
import type { Faulty } from './faults.tsx';
import type { QueryColumn } from './query-words.ts';
import { useExpression } from './use-expression.ts';

export interface ExpressionProps {
  label: string;
  value: string;
  /** What an expression may look at: what arrived, and no calculated field. */
  columns: readonly QueryColumn[];
  /** The character that is wrong, counted from 0. */
  mistake: number | undefined;
  faulty: Faulty;
  onChange: (text: string) => void;
}

/** An expression, set as code, with the character marked that is wrong, and functions and columns to choose from. */
export function ExpressionEditor({ label, value, columns, mistake, faulty, onChange }: ExpressionProps) {
  const id = useId();
  const { field, shown, marked, put, does } = useExpression({ value, columns, onChange });
  return (
    <div className={styles.editor}>
      <div className={styles.sheet}>
        <Mirror text={value} mistake={mistake} />
        <textarea
          ref={field}
          className={styles.text}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={shown.length > 0 ? id : undefined}
          aria-activedescendant={marked >= 0 ? `${id}-${marked}` : undefined}
          {...faulty}
          value={value}
          rows={1}
          spellCheck={false}
          autoComplete="off"
          placeholder='IF($duration_ms > 100, "slow", "fast")'
          {...does}
        />
      </div>
      {shown.length === 0 ? null : <ChoiceList id={id} choices={shown} marked={marked} onPick={put} />}
    </div>
  );
}

/** The same text below the field's own, so that one of its characters can be marked. */
function Mirror({ text, mistake }: { text: string; mistake: number | undefined }) {
  // The field may be behind its mistake by a moment. A surrogate pair is one character.
  const at = Math.min(mistake ?? 0, text.length);
  const wrong = mistake === undefined ? '' : String.fromCodePoint(text.codePointAt(at) ?? 0xa0);
  return (
    <div className={styles.mirror} aria-hidden="true">
      {text.slice(0, at)}
      {wrong === '' ? null : <mark className={styles.mistake}>{wrong}</mark>}
      {`${text.slice(at + wrong.length)}\n`}
    </div>
  );
}
