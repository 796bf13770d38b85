'use client';
import { useState } from 'react';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { useKeys } from '../use-keys.ts';
import { changed, firstDraft, redone, settled, undone } from './draft-history.ts';

export interface Draft {
  now: QuerySpecInput;
  change: (spec: QuerySpecInput) => void;
  /** It is asked as it stands there now. */
  settle: (spec: QuerySpecInput) => void;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
}

/** What is being built, with every step back. Ctrl or ⌘ with Z undoes, with Shift and Z does again. */
export function useDraft(initial: QuerySpecInput): Draft {
  const [history, setHistory] = useState(() => firstDraft(initial));
  const undo = (): void => setHistory(undone);
  const redo = (): void => setHistory(redone);
  useUndoKeys(undo, redo);
  return {
    now: history.now,
    change: (spec) => setHistory((before) => changed(before, spec)),
    settle: (spec) => setHistory((before) => settled(before, spec)),
    undo,
    redo,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}

/** A text undoes its own typing. One that is empty has none, and stands where the last choice was made. */
const hasTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.value !== '') ||
  (target instanceof HTMLElement && target.isContentEditable);

function useUndoKeys(undo: () => void, redo: () => void): void {
  useKeys((event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || hasTyping(event.target)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) redo();
    else undo();
  });
}
