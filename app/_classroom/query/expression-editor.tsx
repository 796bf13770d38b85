'use client';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { ChoiceList } from './choice-list.tsx';
import { listKey, type Choice } from './combobox-choices.ts';
import { completionAt } from './expression-completion.ts';
import styles from './expression-editor.module.css';
import type { Faulty } from './faults.tsx';
import type { QueryColumn } from './query-words.ts';

interface Props {
  label: string;
  value: string;
  /** What an expression may look at: what arrived, and no calculated field. */
  columns: readonly QueryColumn[];
  /** The character that is wrong, counted from 0. */
  mistake: number | undefined;
  faulty: Faulty;
  onChange: (text: string) => void;
}

interface List {
  caret: number;
  marked: number;
}

/** An expression, set as code, with the character marked that is wrong, and functions and columns to choose from. */
export function ExpressionEditor({ label, value, columns, mistake, faulty, onChange }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  /** Nothing while no list is wanted. */
  const [list, setList] = useState<List>();
  const completion = list === undefined ? undefined : completionAt(value, list.caret, columns);
  const shown = completion?.choices ?? [];
  const marked = list?.marked ?? -1;
  const look = (caret: number): void => setList({ caret, marked: -1 });

  const put = (choice: Choice): void => {
    if (field.current === null || completion === undefined) return;
    field.current.setRangeText(choice.value, completion.from, completion.to, 'end');
    onChange(field.current.value);
    look(field.current.selectionEnd);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const lead = keyIn(event.key, marked, shown);
    if (lead === null) return;
    event.preventDefault();
    if (typeof lead === 'number') setList((now) => now && { ...now, marked: lead });
    else if (lead === 'close') setList(undefined);
    else put(lead);
  };
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
          onChange={({ target }) => {
            onChange(target.value);
            look(target.selectionEnd);
          }}
          onFocus={({ target }) => (target.value === '' ? look(0) : undefined)}
          onClick={({ currentTarget }) => look(currentTarget.selectionEnd)}
          onSelect={({ currentTarget }) => {
            if (list !== undefined && currentTarget.selectionEnd !== list.caret) look(currentTarget.selectionEnd);
          }}
          onBlur={() => setList(undefined)}
          onKeyDown={onKeyDown}
        />
      </div>
      {shown.length === 0 ? null : <ChoiceList id={id} choices={shown} marked={marked} onPick={put} />}
    </div>
  );
}

/** What a key does: arrows go through an open list, Enter and Tab take what is marked; all others are the text's. */
function keyIn(key: string, marked: number, shown: readonly Choice[]): number | 'close' | Choice | null {
  const choice = shown[marked];
  if (shown.length === 0) return null;
  if ((key === 'Enter' || key === 'Tab') && choice !== undefined) return choice;
  if (key === 'Enter') return null;
  const lead = listKey(key, marked, shown.length);
  return lead === 'pick' ? null : lead;
}

/** The same text below the field's own, so that one of its characters can be marked. */
function Mirror({ text, mistake }: { text: string; mistake: number | undefined }) {
  if (mistake === undefined) {
    return (
      <div className={styles.mirror} aria-hidden="true">
        {`${text}\n`}
      </div>
    );
  }
  // A surrogate pair is one character.
  const wrong = String.fromCodePoint(text.codePointAt(mistake) ?? 0xa0);
  return (
    <div className={styles.mirror} aria-hidden="true">
      {text.slice(0, mistake)}
      <mark className={styles.mistake}>{wrong}</mark>
      {`${text.slice(mistake + wrong.length)}\n`}
    </div>
  );
}
