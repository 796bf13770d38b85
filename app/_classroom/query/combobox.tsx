'use client';
import { useEffect, useId, useRef } from 'react';
import { ChoiceList } from './choice-list.tsx';
import styles from './combobox.module.css';
import type { Faulty } from './faults.tsx';
import { useCombobox } from './use-combobox.ts';
import type { Asked, Combo } from './use-combobox.ts';

interface ComboboxProps extends Asked {
  label: string;
  placeholder?: string;
  /** Where it is told what is wrong with the text, if anything is. */
  faulty?: Faulty;
  /** It has the keyboard now, and its choices are about to be looked at. */
  onOpen?: () => void;
}

/** A text with suggestions, by the ARIA practices: what Enter takes is marked, arrows move the mark, Escape closes. */
export function Combobox({ label, placeholder, faulty, onOpen, ...asked }: ComboboxProps) {
  const id = useId();
  const combo = useCombobox(asked);
  const list = useMarkedInSight(id, combo.marked);
  return (
    <>
      <div className={styles.combobox} ref={list}>
        <input
          className={styles.input}
          // Where further terms of a clause come from: the focus goes there when the last of them was taken out.
          data-adds={asked.value === undefined ? '' : undefined}
          {...comboboxAria(id, combo)}
          {...(combo.refused === undefined ? faulty : refusedAria(id))}
          aria-label={label}
          value={combo.text}
          placeholder={placeholder}
          onChange={(event) => combo.type(event.target.value)}
          onFocus={(event) => {
            onOpen?.();
            // Where the focus comes from nowhere, as after a term was taken out, the list would only be in the way.
            if (event.relatedTarget !== null) combo.open();
          }}
          onClick={combo.open}
          onBlur={combo.leave}
          onKeyDown={combo.onKeyDown}
        />
        {combo.shown.length === 0 ? null : (
          <ChoiceList id={id} choices={combo.shown} marked={combo.marked} onPick={combo.pick} />
        )}
      </div>
      {combo.refused === undefined ? null : (
        <output className={styles.refused}>
          <span id={`${id}-refused`}>{combo.refused}</span>
        </output>
      )}
    </>
  );
}

const refusedAria = (id: string): Faulty => ({ 'aria-invalid': true, 'aria-describedby': `${id}-refused` });

const comboboxAria = (id: string, { shown, marked }: Combo) => ({
  role: 'combobox',
  'aria-expanded': shown.length > 0,
  'aria-autocomplete': 'list' as const,
  'aria-controls': shown.length > 0 ? id : undefined,
  'aria-activedescendant': shown.length > 0 && marked >= 0 ? `${id}-${marked}` : undefined,
  autoComplete: 'off',
  spellCheck: false,
});

function useMarkedInSight(id: string, marked: number) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const option = marked < 0 ? null : list.current?.querySelector(`[id="${id}-${marked}"]`);
    option?.scrollIntoView({ block: 'nearest' });
  }, [id, marked]);
  return list;
}
