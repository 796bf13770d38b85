'use client';
import { useMemo, useState } from 'react';
import { criticalPath, type CriticalPath } from '@/lib/waterfall/critical-path.ts';
import { layOut } from '@/lib/waterfall/layout.ts';
import type { Layout } from '@/lib/waterfall/layout.ts';
import { windowWithin, type TimeWindow } from '@/lib/waterfall/time-window.ts';
import { nextOf } from '@/lib/waterfall/trace-search.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import type { TraceFacts } from './use-trace-facts.ts';
import { useTraceSearch, type TraceHits } from './use-trace-search.ts';
import { useTreegrid, type Treegrid } from './use-treegrid.ts';

/** Everything that the reader can do with a trace's rows, for the tools above them and the keys. */
export interface Desk {
  facts: TraceFacts;
  layout: Layout;
  grid: Treegrid;
  /** Where the reader is: the row with the keyboard, else the span that is open. */
  current: Branch | undefined;
  wanted: string;
  setWanted: (wanted: string) => void;
  found: TraceHits;
  /** Goes to the next of some branches, or the one before; whether there was one. */
  step: (among: readonly Branch[], by: 1 | -1, takesFocus?: boolean) => boolean;
  setWindow: (window: TimeWindow | null) => void;
  /** null while it is not shown. */
  path: CriticalPath | null;
  setShowsPath: (shows: boolean) => void;
}

interface Opened {
  selectedSpanId: string | undefined;
  onSelect: (branch: Branch) => void;
}

export function useDesk(facts: TraceFacts, { selectedSpanId, onSelect }: Opened): Desk {
  const { tree, drawn, order, placeOf, branchOf } = facts;
  const [wanted, setWanted] = useState('');
  const [asked, setWindow] = useState<TimeWindow | null>(null);
  const [showsPath, setShowsPath] = useState(false);
  const whole = useMemo(() => layOut(tree), [tree]);
  const layout = useMemo(
    () => (asked === null ? whole : layOut(tree, windowWithin(asked, whole.totalMs))),
    [tree, whole, asked],
  );
  const path = useMemo(() => (showsPath ? criticalPath(tree) : null), [tree, showsPath]);
  const found = useTraceSearch(order, wanted);
  const grid = useTreegrid(drawn, { onSelect, follows: selectedSpanId !== undefined });
  const focused = grid.rows[grid.focusedIndex]?.branch;
  const current = focused ?? (selectedSpanId === undefined ? undefined : branchOf(selectedSpanId));
  const step = (among: readonly Branch[], by: 1 | -1, takesFocus = true): boolean => {
    const next = nextOf(among, placeOf, current, by);
    if (next !== undefined) grid.goTo(next, takesFocus);
    return next !== undefined;
  };
  return { facts, layout, grid, current, wanted, setWanted, found, step, setWindow, path, setShowsPath };
}
