'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { tooLong } from '@/lib/journal/note-text.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import styles from './journal.module.css';

interface Props {
  /** The step's title. */
  of: string;
  text: string;
  onWrite: (text: string) => Promise<Problem[]>;
}

/** A pause in the typing that is long enough to write down what there is. */
const PAUSE_MS = 900;

type State = 'kept' | 'typing' | 'refused';
const words: Record<State, string> = { kept: 'Kept', typing: 'Not kept yet', refused: 'Not kept' };

function stateOf(isKept: boolean, problems: readonly Problem[]): State {
  if (isKept) return 'kept';
  return problems.length > 0 ? 'refused' : 'typing';
}

/** A note that is kept by itself: when one pauses, and when one leaves the field. */
export function NoteField({ of, text, onWrite }: Props) {
  const id = useId();
  const [draft, setDraft] = useState(text);
  const [kept, setKept] = useState(text);
  const [refused, setRefused] = useState<Problem[]>([]);
  const write = (): void => {
    if (draft === kept || tooLong(draft).length > 0) return;
    void onWrite(draft).then((found) => {
      setRefused(found);
      if (found.length === 0) setKept(draft);
    });
  };
  const writeAfterPause = useAfterPause(write);
  const long = tooLong(draft);
  const problems = long.length > 0 ? long : refused;
  const state = stateOf(draft === kept && long.length === 0, problems);
  return (
    <div className={styles.note}>
      <div className={styles.noteHead}>
        <label htmlFor={id}>Your notes on {of}</label>
        <output className={styles.kept}>{draft === '' && kept === '' ? '' : words[state]}</output>
      </div>
      <textarea
        id={id}
        className={styles.field}
        value={draft}
        rows={Math.min(18, Math.max(3, draft.split('\n').length + 1))}
        placeholder="What did you expect, what came, and why?"
        onChange={(event) => {
          setDraft(event.target.value);
          writeAfterPause();
        }}
        onBlur={write}
      />
      {problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} />
      ))}
    </div>
  );
}

/** A function that does the work once it was not called for a while, with what is known by then. */
function useAfterPause(work: () => void): () => void {
  const newest = useRef(work);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    newest.current = work;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => newest.current(), PAUSE_MS);
  };
}
