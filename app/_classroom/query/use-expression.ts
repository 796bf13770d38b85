'use client';
import { useRef, useState } from 'react';
import type { ChangeEvent, FocusEvent, KeyboardEvent, MouseEvent, RefObject, SyntheticEvent } from 'react';
import { listKey, type Choice } from './combobox-choices.ts';
import { completionAt } from './expression-completion.ts';
import type { QueryColumn } from './query-words.ts';

interface Asked {
  value: string;
  columns: readonly QueryColumn[];
  onChange: (text: string) => void;
}

type Field = HTMLTextAreaElement;

interface Writing {
  field: RefObject<Field | null>;
  shown: readonly Choice[];
  /** Which of `shown` the arrow keys are on; -1 for none. */
  marked: number;
  put: (choice: Choice) => void;
  does: {
    onChange: (event: ChangeEvent<Field>) => void;
    onFocus: (event: FocusEvent<Field>) => void;
    onClick: (event: MouseEvent<Field>) => void;
    onSelect: (event: SyntheticEvent<Field>) => void;
    onBlur: () => void;
    onKeyDown: (event: KeyboardEvent<Field>) => void;
  };
}

/** What an expression that is being written remembers: where its caret is, and what is offered there. */
export function useExpression({ value, columns, onChange }: Asked): Writing {
  const field = useRef<Field>(null);
  /** Nothing while no list is wanted. */
  const [list, setList] = useState<{ caret: number; marked: number }>();
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
  const does = {
    onChange: ({ target }: ChangeEvent<Field>) => {
      onChange(target.value);
      look(target.selectionEnd);
    },
    onFocus: ({ target }: FocusEvent<Field>) => (target.value === '' ? look(0) : undefined),
    onClick: ({ currentTarget }: MouseEvent<Field>) => look(currentTarget.selectionEnd),
    onSelect: ({ currentTarget: { selectionEnd } }: SyntheticEvent<Field>) => {
      if (list !== undefined && selectionEnd !== list.caret) look(selectionEnd);
    },
    onBlur: () => setList(undefined),
    onKeyDown,
  };
  return { field, shown, marked, put, does };
}

/** What a key does: arrows go through an open list, Enter and Tab take what is marked; all others are the text's. */
function keyIn(key: string, marked: number, shown: readonly Choice[]): number | 'close' | Choice | null {
  if (shown.length === 0) return null;
  const choice = shown[marked];
  if (key === 'Enter' || key === 'Tab') return choice ?? null;
  const lead = listKey(key, marked, shown.length);
  return lead === 'pick' ? null : lead;
}
