'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { searchWith, viewFrom, type ResultView } from './result-view.ts';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

export interface Looking {
  view: ResultView;
  /** Goes on to another way to look; back leads to the one before. */
  look: (change: Partial<ResultView>) => void;
}

/** How the answer is looked at, kept in the address: it survives a reload and can be sent as a link. */
export function useResultView(): Looking {
  const search = useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => '',
  );
  const view = useMemo(() => viewFrom(new URLSearchParams(search)), [search]);
  const look = (change: Partial<ResultView>): void => {
    const now = window.location.search;
    const next = searchWith(now, { ...viewFrom(new URLSearchParams(now)), ...change });
    if (next === searchWith(now, viewFrom(new URLSearchParams(now)))) return;
    window.history.pushState(null, '', next === '' ? window.location.pathname : next);
    for (const listener of listeners) listener();
  };
  return { view, look };
}
