'use client';
import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { lookedAtAs, sameSearch } from '../query/result-view.ts';
import { addressKey, announced, firstLanding, landed, overtaken } from './landing.ts';

interface UseLanding {
  parameters: URLSearchParams;
  /** Another number for each address that asks for a question of its own. */
  turn: number;
  /** Writes the address of what is shown already; back leads to the question before. */
  keep: (address: string) => void;
}

/**
 * The address of the explore page. What the page writes there itself is on the screen already, and what a student has
 * changed since stays; whatever else leads to an address takes a new turn.
 */
export function useLanding(): UseLanding {
  const parameters = useSearchParams();
  const address = addressKey(parameters);
  const [known, setLanding] = useState(() => firstLanding(address));
  const landing = landed(known, address);
  if (landing !== known) setLanding(landing);

  useEffect(() => {
    const onPopState = (): void => setLanding(overtaken);
    globalThis.addEventListener('popstate', onPopState);
    return () => globalThis.removeEventListener('popstate', onPopState);
  }, []);

  const keep = (asked: string): void => {
    const wanted = lookedAtAs(globalThis.location.search, asked);
    const { search } = new URL(wanted, globalThis.location.href);
    // The same question once more is no new entry in the history.
    if (sameSearch(search, globalThis.location.search)) return;
    setLanding((now) => announced(now, addressKey(new URLSearchParams(search))));
    globalThis.history.pushState(null, '', wanted);
  };
  return { parameters, turn: landing.turn, keep };
}
