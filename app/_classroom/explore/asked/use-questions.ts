'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { whosePage } from '../../session/whose-page.ts';
import { questionsIn, withQuestion, type Question } from './questions.ts';

export interface Questions {
  asked: readonly Question[];
  remember: (question: Question) => void;
  clear: () => void;
}

/**
 * The questions that this browser asked lately. They are kept in the browser and not in the workspace: they are one
 * person’s tracks, nobody else’s business, and no question should cost a write. What is to last is saved by name.
 */
export function useQuestions(): Questions {
  const kept = useSyncExternalStore(follow, remembered, () => '');
  const asked = useMemo(() => questionsIn(kept), [kept]);
  return { asked, remember, clear: () => keep('') };
}

/** Students who share a browser do not share their questions. */
const place = (): string => `spanwalk-questions:${whosePage()}`;

/** A browser may refuse to remember; questions then last as long as the page. */
let unkept: string | null = null;
const followers = new Set<() => void>();

function follow(changed: () => void): () => void {
  followers.add(changed);
  globalThis.addEventListener('storage', changed);
  return () => {
    followers.delete(changed);
    globalThis.removeEventListener('storage', changed);
  };
}

function remembered(): string {
  try {
    return unkept ?? localStorage.getItem(place()) ?? '';
  } catch {
    return unkept ?? '';
  }
}

function keep(text: string): void {
  try {
    localStorage.setItem(place(), text);
  } catch {
    unkept = text;
  }
  for (const changed of followers) changed();
}

const remember = (question: Question): void => keep(JSON.stringify(withQuestion(questionsIn(remembered()), question)));
