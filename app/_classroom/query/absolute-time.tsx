'use client';
import { useState, useSyncExternalStore } from 'react';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { faulty, problemsAt, type Faulted, type Faulty } from './faults.tsx';
import { localText, secondsFrom, zoneWords } from './local-time.ts';
import styles from './query-builder.module.css';
import { windowOf, withWindow } from './time-choices.ts';

interface Props {
  value: QuerySpecInput;
  problems: Faulted;
  /** The note that says what is wrong. */
  note: string;
  onChange: (value: QuerySpecInput) => void;
}

const never = (): (() => void) => () => undefined;

/** From when to when, by the reader's own clock, which a server does not know. */
export function AbsoluteTime({ value, problems, note, onChange }: Props) {
  const isHere = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!isHere) return null;
  const { start, end } = windowOf(value);
  const wrong = (key: string): Faulty => faulty(note, problemsAt(problems, key));
  return (
    <div className={styles.window}>
      <Moment
        label="From"
        value={start}
        faulty={wrong('start_time')}
        onMove={(at) => onChange(withWindow(value, at, end))}
      />
      <Moment
        label="To"
        value={end}
        faulty={wrong('end_time')}
        onMove={(at) => onChange(withWindow(value, start, at))}
      />
      <span className={styles.quiet}>by your clock, {zoneWords(start)}</span>
    </div>
  );
}

interface MomentProps {
  label: string;
  /** Unix seconds. */
  value: number;
  faulty: Faulty;
  onMove: (seconds: number) => void;
}

/** A moment. Half of a year that is typed is one, too, and must not be taken out of the reader's hands. */
function Moment({ label, value, faulty: aria, onMove }: MomentProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <label className={styles.setting}>
      {label}
      <input
        type="datetime-local"
        step={1}
        className={styles.moment}
        {...aria}
        value={typed ?? localText(value)}
        onChange={({ target }) => {
          setTyped(target.value);
          const seconds = secondsFrom(target.value);
          if (seconds !== null) onMove(seconds);
        }}
        onBlur={() => setTyped(undefined)}
      />
    </label>
  );
}
