'use client';
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

/** `?with=own` is how a link says it; `?variant=` is what the page itself writes. */
function fromAddress(): string | null {
  const asked = new URLSearchParams(window.location.search);
  return asked.get('variant') ?? asked.get('with');
}

function toAddress(id: string): void {
  const url = new URL(window.location.href);
  url.searchParams.delete('with');
  url.searchParams.set('variant', id);
  window.history.pushState(null, '', url);
  for (const listener of listeners) listener();
}

/**
 * The chosen tab, kept in the address: it survives a reload, can be sent as a link, and the back button goes to the tab
 * before. The page itself is made at build time, where no address is known: there it is the first.
 */
export function useChosenTab(ids: readonly string[]): [string, (id: string) => void] {
  const asked = useSyncExternalStore(subscribe, fromAddress, () => null);
  const chosen = ids.find((id) => id === asked) ?? ids[0] ?? '';
  return [chosen, (id) => (id === chosen ? undefined : toAddress(id))];
}
