'use client';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Branch, Tree } from '@/lib/waterfall/tree.ts';
import type { RowWindow } from './use-row-window.ts';
import type { Treegrid } from './use-treegrid.ts';

type Scroller = RefObject<HTMLElement | null>;

const rowIn = (scroller: Scroller, key: string | undefined): HTMLElement | null =>
  scroller.current?.querySelector<HTMLElement>(`[data-row="${key}"]`) ?? null;

/** Once a key has moved the focus and the row is drawn, the page's own focus follows; a row that was gone to is in sight. */
export function useFollowFocus(scroller: Scroller, grid: Treegrid, view: RowWindow): void {
  const followed = useRef({ moves: 0, goings: 0 });
  const { moves, goings, focused, focusedIndex } = grid;
  useEffect(() => {
    const before = followed.current;
    if ((before.moves === moves && before.goings === goings) || focusedIndex === -1) return;
    followed.current = { moves, goings };
    const goes = before.goings !== goings;
    if (goes) view.scrollTo(focusedIndex);
    if (before.moves !== moves) rowIn(scroller, focused)?.focus({ preventScroll: goes });
    if (goes) rowIn(scroller, focused)?.scrollIntoView({ block: 'nearest' });
  }, [scroller, view, moves, goings, focused, focusedIndex]);
}

interface Revealing {
  scroller: Scroller;
  tree: Tree;
  grid: Treegrid;
  view: RowWindow;
  selectedSpanId: string | undefined;
}

/**
 * A span chosen elsewhere (a link, a finding) is unfolded and scrolled to, once. The first one, which the page's address
 * named, is brought into the window as well: the list may reach out of it.
 */
export function useRevealSelected({ scroller, tree, grid, view, selectedSpanId }: Revealing): void {
  const revealed = useRef<string>(undefined);
  const isAwaited = useRef(false);
  useEffect(() => {
    if (!view.isMeasured || selectedSpanId === undefined || revealed.current === selectedSpanId) return;
    const index = grid.rows.findIndex(({ branch }) => branch.span.spanId === selectedSpanId);
    const hidden = index === -1 ? findSpan(tree, selectedSpanId) : undefined;
    if (hidden !== undefined) grid.reveal(hidden);
    if (index === -1) return;
    isAwaited.current = revealed.current === undefined;
    revealed.current = selectedSpanId;
    view.scrollTo(index);
  }, [tree, grid, view, selectedSpanId]);
  useEffect(() => {
    const row = isAwaited.current ? scroller.current?.querySelector('[aria-selected="true"]') : undefined;
    if (!row) return;
    isAwaited.current = false;
    row.scrollIntoView({ block: 'nearest' });
  });
}

function findSpan(tree: Tree, spanId: string): Branch | undefined {
  for (const traceId of tree.windows.keys()) {
    const branch = tree.find({ traceId, spanId });
    if (branch !== undefined) return branch;
  }
  return undefined;
}
