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
  return { view, look };
}

function look(change: Partial<ResultView>): void {
  const { search, pathname } = window.location;
  const view = viewFrom(new URLSearchParams(search));
  const next = searchWith(search, { ...view, ...change });
  if (next === searchWith(search, view)) return;
  window.history.pushState(null, '', next === '' ? pathname : next);
  for (const listener of listeners) listener();
}
