'use client';
import { useRef, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** A clause of the query, and where the keyboard is once its terms have changed: never nowhere. */
interface NextFocus {
  clause: RefObject<HTMLFieldSetElement | null>;
  /** A row was added, to be filled in: the focus is in its first field. */
  intoAdded: (change: () => void) => void;
  /** The row at a place was put right: the focus is in its last field. */
  intoChanged: (place: number, change: () => void) => void;
  /** A term that needs nothing more was added: the focus is where the next one comes from. */
  pastAdded: (change: () => void) => void;
  /** The term at a place was taken out: the focus is on the next one, or where terms come from. */
  pastRemoved: (place: number, change: () => void) => void;
}

/**
 * Moves the focus with a clause's terms. In a clause, `data-row` marks each row, `data-removes` what takes a term out,
 * and `data-adds` where a new one comes from.
 */
export function useNextFocus(): NextFocus {
  const clause = useRef<HTMLFieldSetElement>(null);
  const all = (marked: string): HTMLElement[] => [
    ...(clause.current?.querySelectorAll<HTMLElement>(`[data-${marked}]`) ?? []),
  ];
  return {
    clause,
    intoAdded: (change) => {
      // Its row has to be drawn before it can be gone to.
      flushSync(change);
      all('row').at(-1)?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    },
    intoChanged: (place, change) => {
      flushSync(change);
      [...(all('row')[place]?.querySelectorAll('input') ?? [])].at(-1)?.focus();
    },
    pastAdded: (change) => {
      flushSync(change);
      all('adds')[0]?.focus();
    },
    pastRemoved: (place, change) => {
      flushSync(change);
      (all('removes')[place] ?? all('adds')[0])?.focus();
    },
  };
}
