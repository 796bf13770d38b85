'use client';
import { useId, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { TabbedPanels } from '@/app/_ui/tab-list.tsx';

interface Props {
  label: string;
  tabs: { id: string; label: string; panel: ReactNode }[];
  /** Tabs of one group change together, all over the page: who reads Python wants it in every step. */
  group?: string;
}

/** The same code in several languages, one at a time. */
export function CodeTabs({ label, tabs, group }: Props) {
  const idBase = useId();
  const [own, setOwn] = useState<string>();
  const shared = useSyncExternalStore(
    subscribe,
    () => (group === undefined ? undefined : chosenIn.get(group)),
    nothing,
  );
  const wanted = group === undefined ? own : shared;
  const chosen = tabs.some((tab) => tab.id === wanted) ? (wanted as string) : (tabs[0]?.id ?? '');
  const choose = (id: string): void => (group === undefined ? setOwn(id) : chooseIn(group, id));
  return <TabbedPanels label={label} tabs={tabs} chosen={chosen} onChoose={choose} idBase={idBase} />;
}

const chosenIn = new Map<string, string>();
const listeners = new Set<() => void>();
const nothing = (): undefined => undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function chooseIn(group: string, id: string): void {
  chosenIn.set(group, id);
  for (const listener of listeners) listener();
}
