'use client';
import { Pill } from '@/app/_ui/pill.tsx';
import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import styles from './mark-detail.module.css';

const MOST = 50;

/** The logs and errors of a span, each to be opened: for the keyboard, which does not go to dots. */
export function MarkList({ marks, onMark }: { marks: readonly TimeMark[]; onMark: (mark: TimeMark) => void }) {
  return (
    <ul className={styles.list} aria-label="Log lines and errors of this span">
      {marks.slice(0, MOST).map((mark) => (
        <li key={mark.seq}>
          <button type="button" className={styles.item} onClick={() => onMark(mark)}>
            <Pill tone={mark.failed ? 'bad' : 'neutral'}>{mark.level === '' ? mark.kind : mark.level}</Pill>
            <span>{mark.text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
