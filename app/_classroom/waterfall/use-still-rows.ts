'use client';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { placeOf } from '@/lib/waterfall/rows.ts';
import type { Row } from '@/lib/waterfall/rows.ts';
import { branchKey } from '@/lib/waterfall/tree.ts';
import type { RowWindow } from './use-row-window.ts';

/**
 * Keeps the rows that one reads where they are while others arrive above them: the list scrolls along by as much as
 * they moved, and nothing glides. At the very top the list stays at the top.
 */
export function useStillRows(scroller: RefObject<HTMLElement | null>, rows: readonly Row[], view: RowWindow): void {
  const topmost = useRef<{ key: string; place: number } | null>(null);
  const remember = useEffectEvent((element: HTMLElement): void => {
    const place = Math.floor(element.scrollTop / view.rowHeight);
    const row = rows[place];
    topmost.current = element.scrollTop === 0 || row === undefined ? null : { key: branchKey(row.branch.span), place };
  });
  const keep = useEffectEvent((element: HTMLElement, drawn: readonly Row[]): void => {
    const before = topmost.current;
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

  useEffect(() => {
    const element = scroller.current;
    const scrolled = (): void => {
      if (element !== null) remember(element);
    };
    element?.addEventListener('scroll', scrolled, { passive: true });
    return () => element?.removeEventListener('scroll', scrolled);
  }, [scroller]);
}
