'use client';
import { useEffect, useState } from 'react';
import type { Answer } from '../feed/ask.ts';
import { nothingYet, refused, type Held } from './held.ts';

/** Takes over what became of a wish. */
export type Change<Thing> = (change: (now: Held<Thing>) => Held<Thing>) => void;

type List<Thing> = () => Promise<Answer<readonly Thing[]>>;

interface HeldHere<Thing> {
  held: Held<Thing>;
  change: Change<Thing>;
  /** Asks again, after the list could not be had. */
  reload: () => void;
  /** Forgets the problems of a wish that is given up. */
  forget: () => void;
}

/**
 * The things of one kind that the workspace keeps, asked for as the page comes up.
 * @param list asks for all of them; the same function each time
 */
export function useHeld<Thing>(list: List<Thing>): HeldHere<Thing> {
  const [held, change] = useState<Held<Thing>>(nothingYet);
  useEffect(() => load(list, change), [list]);
  return {
    held,
    change,
    reload: () => {
      change((now) => ({ ...now, loading: true }));
      load(list, change);
    },
    forget: () => change((now) => ({ ...now, problems: [] })),
  };
}

function load<Thing>(list: List<Thing>, change: Change<Thing>): void {
  void list().then((listed) =>
    change((now) =>
      listed.ok ? { ...now, loading: false, things: listed.body, problems: [] } : refused(now, listed.problems),
    ),
  );
}
