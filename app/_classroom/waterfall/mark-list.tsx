'use client';
import { useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import styles from './mark-detail.module.css';

interface Props {
  marks: readonly TimeMark[];
  onMark: (mark: TimeMark) => void;
  label: string;
  /** How many are shown before anybody asks for more. */
  first?: number;
}

const MORE = 200;

/** Logs and errors, each to be opened: for the keyboard, which does not go to dots. The first of them, the others to who asks. */
export function MarkList({ marks, onMark, label, first = 10 }: Props) {
  const [most, setMost] = useState(first);
  const left = marks.length - most;
  return (
    <ul className={styles.list} aria-label={label}>
      {marks.slice(0, most).map((mark) => (
        <li key={mark.seq}>
          <button type="button" className={styles.item} onClick={() => onMark(mark)}>
            <Pill tone={mark.failed ? 'bad' : 'neutral'}>{mark.level === '' ? mark.kind : mark.level}</Pill>
            <span>{mark.text}</span>
          </button>
        </li>
      ))}
      {left <= 0 ? null : (
        <li>
          <Button size="small" onClick={() => setMost(most + MORE)}>
            Show more: {left.toLocaleString('en')} of {marks.length.toLocaleString('en')} are left
          </Button>
        </li>
      )}
    </ul>
  );
}
