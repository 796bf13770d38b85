'use client';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { placeOf } from '@/lib/waterfall/rows.ts';
import type { Row } from '@/lib/waterfall/rows.ts';
import { anchorRow, type Anchor } from './anchor-row.ts';
import { HEADS_HEIGHT, type RowWindow } from './use-row-window.ts';
import type { Treegrid } from './use-treegrid.ts';

/**
 * Keeps the row that one reads where it is while others arrive above it: the list scrolls along by as much as it moved,
 * and nothing glides. That row is the one with the keyboard, the open one, or the topmost; at the very top, without a
 * reader in sight, the list stays at the top.
 */
export function useStillRows(
  scroller: RefObject<HTMLElement | null>,
  { rows, focusedIndex }: Pick<Treegrid, 'rows' | 'focusedIndex'>,
  view: RowWindow,
): void {
  const anchor = useRef<Anchor | null>(null);
  const remember = useEffectEvent((element: HTMLElement): void => {
    const { rowHeight } = view;
    const sight = { scrollTop: element.scrollTop, height: element.clientHeight - HEADS_HEIGHT, rowHeight };
    anchor.current = anchorRow(rows, sight, [focusedIndex, openPlace(element)]);
  });
  const keep = useEffectEvent((element: HTMLElement, drawn: readonly Row[]): void => {
    const before = anchor.current;
    const place = placeOf(drawn, before?.key);
    if (before !== null && place !== -1 && place !== before.place) {
      element.dataset['still'] = '';
      view.scrollBy((place - before.place) * view.rowHeight);
    }
    remember(element);
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    keep(element, rows);
    const frame = requestAnimationFrame(() => delete element.dataset['still']);
    return () => cancelAnimationFrame(frame);
  }, [scroller, rows]);

  // The reader went to another row: from now on that one stays.
  useEffect(() => {
    if (focusedIndex !== -1 && scroller.current !== null) remember(scroller.current);
  }, [scroller, focusedIndex]);

  useEffect(() => {
    const element = scroller.current;
    const scrolled = (): void => {
      if (element !== null) remember(element);
    };
    element?.addEventListener('scroll', scrolled, { passive: true });
    return () => element?.removeEventListener('scroll', scrolled);
  }, [scroller]);
}

/** Where the open row is, if it is drawn: the first row of the grid is its heads. */
function openPlace(element: HTMLElement): number {
  const index = element.querySelector('[aria-selected="true"]')?.getAttribute('aria-rowindex');
  return index ? Number(index) - 2 : -1;
}
