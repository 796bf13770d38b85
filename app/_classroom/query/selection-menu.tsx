import type { ReactNode, Ref } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { leaveOnEscape } from '../named/leave-on-escape.ts';
import styles from './selection-menu.module.css';

interface SelectionMenuProps {
  /** What is chosen. */
  label: string;
  words: string;
  children: ReactNode;
  onClear: () => void;
  ref?: Ref<HTMLFieldSetElement>;
}

/** What was chosen in a chart, in words, and what can be done with it. */
export function SelectionMenu({ label, words, children, onClear, ref }: SelectionMenuProps) {
  return (
    <fieldset className={styles.menu} ref={ref} {...leaveOnEscape(onClear)}>
      <legend className={styles.hidden}>{label}</legend>
      <output className={styles.words} title={words}>
        {words}
      </output>
      <span className={styles.actions}>
        {children}
        <Button size="small" look="quiet" onClick={onClear}>
          <Icon name="cross" size={11} /> Clear
        </Button>
      </span>
    </fieldset>
  );
}
