'use client';
import { useSearchParams } from 'next/navigation';
import { useMemo, useSyncExternalStore } from 'react';
import { knownColumns } from '@/lib/waterfall/columns.ts';
import { COLUMN, withColumns } from './column-address.ts';

/** Where the browser remembers the columns of the last trace. */
const KEPT = 'spanwalk-trace-columns';

interface Columns {
  columns: readonly string[];
  onColumns: (columns: string[]) => void;
}

/** The columns that the address names, else those that were chosen last in this browser; a choice goes into both. */
export function useColumns(): Columns {
  const named = knownColumns(useSearchParams().getAll(COLUMN));
  const kept = useSyncExternalStore(follow, remembered, () => '');
  const columns = useMemo(() => columnsIn(kept), [kept]);
  return { columns: named.length > 0 ? named : columns, onColumns };
}

/** Keeps a choice, and puts it into the address. */
function onColumns(chosen: string[]): void {
  const known = knownColumns(chosen);
  remember(known);
  const { pathname, search } = window.location;
  window.history.replaceState(null, '', withColumns(pathname + search, known));
}

/** A browser may refuse to remember; columns then last as long as the page. */
let unkept: string | null = null;
const followers = new Set<() => void>();

function follow(changed: () => void): () => void {
  followers.add(changed);
  window.addEventListener('storage', changed);
  return () => {
    followers.delete(changed);
    window.removeEventListener('storage', changed);
  };
}

function remembered(): string {
  try {
    return unkept ?? localStorage.getItem(KEPT) ?? '';
  } catch {
    return unkept ?? '';
  }
}

function remember(columns: readonly string[]): void {
  const text = JSON.stringify(columns);
  try {
    localStorage.setItem(KEPT, text);
  } catch {
    unkept = text;
  }
  for (const changed of followers) changed();
}

/** Whatever stands there, columns are read. */
function columnsIn(kept: string): string[] {
  try {
    const columns: unknown = JSON.parse(kept);
    return Array.isArray(columns) ? knownColumns(columns) : [];
  } catch {
    return [];
  }
}
